import { json } from '../reply.ts';
import type { Route } from '../route.ts';

/** Who the user of the built-in models is, and on what they run. */
export function accountRoutes(): readonly Route[] {
  return [
    {
      operation: 'account.get',
      method: 'GET',
      path: '/v1/account',
      access: 'token',
      handle: () => json({ type: 'user', username: 'builtin', name: 'This computer' }),
    },
    {
      operation: 'hardware.list',
      method: 'GET',
      path: '/v1/hardware',
      access: 'token',
      handle: () => json([{ name: 'This computer', sku: 'local' }]),
    },
  ];
}
