import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { collectionDetailsSchema, collectionSchema } from './schemas/collectionSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The calls under /collections. */
export function createCollections(client: ApiClient): Required<ProviderExtras>['collections'] {
  return {
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['collections'],
        query: { cursor: options?.cursor },
        what: say('calls.listCollections'),
        read: jsonReader(pageSchema(collectionSchema)),
        signal: options?.signal,
        retries: options?.retries,
      }),
    get: (slug, options) =>
      client.call({
        method: 'GET',
        path: ['collections', slug],
        what: say('calls.readCollection', { name: slug }),
        read: jsonReader(collectionDetailsSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
  };
}
