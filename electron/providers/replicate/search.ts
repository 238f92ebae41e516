import { z } from 'zod';
import type { FoundModel, SearchResults } from '../../../shared/domain/library.ts';
import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { foundCollectionSchema } from './schemas/collectionSchema.ts';
import { textOrNull } from './schemas/jsonSchema.ts';
import { modelSummarySchema } from './schemas/modelSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

const noMetadata = { generated_description: null, tags: [], score: null };

const foundModelSchema: z.ZodType<FoundModel> = z
  .object({
    model: modelSummarySchema,
    metadata: z
      .object({
        generated_description: textOrNull,
        tags: z.array(z.string()).catch([]),
        score: z.number().nullable().catch(null),
      })
      .catch(noMetadata),
  })
  .transform(({ model, metadata }) => ({
    ...model,
    generatedDescription: metadata.generated_description,
    tags: metadata.tags,
    score: metadata.score,
  }));

const resultsSchema: z.ZodType<SearchResults> = z.object({
  models: z.array(foundModelSchema),
  collections: z.array(foundCollectionSchema).catch([]),
  pages: z.array(z.object({ name: z.string(), href: z.string() })).catch([]),
});

/** GET /search, and QUERY /models, which has pages. */
export function createSearch(client: ApiClient): Required<ProviderExtras>['search'] {
  return {
    everything: (words, options) =>
      client.call({
        method: 'GET',
        path: ['search'],
        query: { query: words, limit: options?.limit?.toString() },
        what: say('calls.search'),
        read: jsonReader(resultsSchema),
        signal: options?.signal,
      }),
    models: (words, options) =>
      client.call({
        method: 'QUERY',
        path: ['models'],
        query: { cursor: options?.cursor },
        headers: { 'content-type': 'text/plain' },
        body: () => oneChunk(words),
        what: say('calls.searchModels'),
        read: jsonReader(pageSchema(modelSummarySchema)),
        signal: options?.signal,
      }),
  };
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
