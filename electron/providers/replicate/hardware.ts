import { z } from 'zod';
import type { Hardware } from '../../../shared/domain/library.ts';
import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { say } from '../../../shared/sentences/say.ts';

const hardwareSchema: z.ZodType<readonly Hardware[]> = z.array(
  z.object({ sku: z.string().min(1), name: z.string().catch('') }),
);

/** GET /hardware: a bare list, in one answer. */
export function createHardware(client: ApiClient): Required<ProviderExtras>['hardware'] {
  return {
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['hardware'],
        what: say('calls.listHardware'),
        read: jsonReader(hardwareSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
  };
}
