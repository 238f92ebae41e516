import { json } from '../reply.ts';
import type { Route } from '../route.ts';

/** The key with which webhooks are signed. */
export function webhookRoutes(secret: string): readonly Route[] {
  return [
    {
      operation: 'webhooks.default.secret.get',
      method: 'GET',
      path: '/v1/webhooks/default/secret',
      access: 'token',
      handle: () => json({ key: secret }),
    },
  ];
}
