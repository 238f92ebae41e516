import { z } from 'zod';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import type { CallOptions } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { modelSummarySchema } from './schemas/modelSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

const searchSchema = z
  .object({ models: z.array(z.object({ model: modelSummarySchema })) })
  .transform(({ models }) => models.map(({ model }) => model));

/** GET /search: up to 50 models, best first. The endpoint refuses an empty query. */
export function searchModels(
  client: ApiClient,
  query: string,
  options?: CallOptions,
): Promise<readonly ModelSummary[]> {
  return client.call({
    method: 'GET',
    path: ['search'],
    query: { query, limit: '50' },
    what: say('calls.searchModels'),
    read: jsonReader(searchSchema),
    signal: options?.signal,
    retries: options?.retries,
  });
}
