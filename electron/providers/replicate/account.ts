import { z } from 'zod';
import type { Account, Provider } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { textOrNull } from './schemas/jsonSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

const accountSchema: z.ZodType<Account> = z.object({
  type: z.string().catch('user'),
  username: z.string(),
  name: textOrNull,
});

/** GET /account. */
export function createAccount(client: ApiClient): Provider['account'] {
  return {
    get: (options) =>
      client.call({
        method: 'GET',
        path: ['account'],
        what: say('calls.readAccount'),
        read: jsonReader(accountSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
  };
}
