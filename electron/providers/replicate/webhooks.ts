import { z } from 'zod';
import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { say } from '../../../shared/sentences/say.ts';

const secretSchema = z.object({ key: z.string().min(1) }).transform(({ key }) => key);

/** GET /webhooks/default/secret. */
export function createWebhooks(client: ApiClient): Required<ProviderExtras>['webhooks'] {
  return {
    secret: (options) =>
      client.call({
        method: 'GET',
        path: ['webhooks', 'default', 'secret'],
        what: say('calls.readSecret'),
        read: jsonReader(secretSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
  };
}
