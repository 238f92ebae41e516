import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { predictionSchema } from './schemas/predictionSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

/** GET /models/{owner}/{name}/examples. */
export function createExamples(client: ApiClient): Required<ProviderExtras>['examples'] {
  return {
    list: ({ owner, name }, options) =>
      client.call({
        method: 'GET',
        path: ['models', owner, name, 'examples'],
        query: { cursor: options?.cursor },
        what: say('calls.listExamples', { model: `${owner}/${name}` }),
        read: jsonReader(pageSchema(predictionSchema)),
        signal: options?.signal,
        retries: options?.retries,
      }),
  };
}
