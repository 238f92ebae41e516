import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { collectionDetailsSchema, collectionSchema } from './schemas/collectionSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';

/** The calls under /collections. */
export function createCollections(client: ApiClient): Required<ProviderExtras>['collections'] {
  return {
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['collections'],
        query: { cursor: options?.cursor },
        what: 'list the collections',
        read: jsonReader(pageSchema(collectionSchema)),
        signal: options?.signal,
        retries: options?.retries,
      }),
    get: (slug, options) =>
      client.call({
        method: 'GET',
        path: ['collections', slug],
        what: `read the collection ${slug}`,
        read: jsonReader(collectionDetailsSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
  };
}
