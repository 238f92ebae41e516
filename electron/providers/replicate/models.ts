import type { Provider } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader, textReader } from './http/readings.ts';
import { notFoundAs } from './notFoundAs.ts';
import { modelDetailsSchema, modelSummarySchema } from './schemas/modelSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { searchModels } from './searchModels.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The calls under /models, and the search. */
export function createModels(client: ApiClient): Provider['models'] {
  const list: Provider['models']['list'] = (options) =>
    client.call({
      method: 'GET',
      path: ['models'],
      query: {
        sort_by: options?.sortBy,
        sort_direction: options?.sortDirection,
        cursor: options?.cursor,
      },
      what: say('calls.listModels'),
      read: jsonReader(pageSchema(modelSummarySchema)),
      signal: options?.signal,
      retries: options?.retries,
    });

  return {
    list,
    async search(query, options) {
      const words = query.trim();
      return words === '' ? (await list(options)).items : searchModels(client, words, options);
    },
    get: ({ owner, name }, options) =>
      client.call({
        method: 'GET',
        path: ['models', owner, name],
        what: say('calls.readModel', { model: `${owner}/${name}` }),
        read: jsonReader(modelDetailsSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
    // A model without a readme answers 404.
    readme: ({ owner, name }, options) =>
      client
        .call({
          method: 'GET',
          path: ['models', owner, name, 'readme'],
          headers: { accept: 'text/plain' },
          what: say('calls.readReadme', { model: `${owner}/${name}` }),
          read: textReader,
          signal: options?.signal,
          retries: options?.retries,
        })
        .catch(notFoundAs('')),
  };
}
