import { toCollections, toModelJson } from '../catalogue.ts';
import type { ListedModel } from '../ownModels/listedModel.ts';
import { paginate } from '../paginate.ts';
import type { Addresses } from '../predictions/toPredictionJson.ts';
import { json, type Reply } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /search` and `QUERY /models`. */
export function searchRoutes(options: {
  readonly models: () => readonly ListedModel[];
  readonly addresses: () => Addresses;
  readonly pageSize: number;
}): readonly Route[] {
  const { models, addresses, pageSize } = options;
  return [
    {
      operation: 'models.search',
      method: 'QUERY',
      path: '/v1/models',
      access: 'token',
      body: 'text',
      handle({ body, query }) {
        const found = search(models(), body).map(({ model }) => model);
        const url = `${addresses().baseUrl}/models`;
        const page = paginate(found, { url, query, pageSize, keyOf: ({ name }) => name });
        return json({
          ...page,
          results: page.results.map((model) => toModelJson(model, addresses())),
        });
      },
    },
    {
      operation: 'search',
      method: 'GET',
      path: '/v1/search',
      access: 'token',
      handle({ query }) {
        const wanted = query.get('query');
        if (wanted === null) return refuse('The query parameter is required.');
        const limit = Number(query.get('limit') ?? 20);
        if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
          return refuse('limit must be a whole number from 1 to 50.');
        }
        const found = search(models(), wanted).slice(0, limit);
        const names = new Set(found.map(({ model }) => model.name));
        return json({
          query: wanted,
          models: found.map(({ model, score }) => ({
            model: toModelJson(model, addresses()),
            metadata: { generated_description: model.description ?? '', tags: model.tags, score },
          })),
          collections: toCollections(models())
            .filter((collection) => collection.models.some(({ name }) => names.has(name)))
            .map(({ name, slug, description, models: inside }) => ({
              name,
              slug,
              description,
              models: inside.map((model) => `${model.owner}/${model.name}`),
            })),
          pages: [],
        });
      },
    },
  ];
}

/** Models in which every word of the query occurs, best first; an empty query finds all. */
function search(
  models: readonly ListedModel[],
  query: string,
): readonly { readonly model: ListedModel; readonly score: number }[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return models
    .map((model) => ({ model, score: scoreOf(model, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.model.name < b.model.name ? -1 : 1));
}

function scoreOf(model: ListedModel, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const scores = words.map((word) => {
    if (`${model.owner}/${model.name}`.includes(word)) return 1;
    if (model.tags.some((tag) => tag.includes(word))) return 0.7;
    return model.description?.toLowerCase().includes(word) === true ? 0.4 : 0;
  });
  if (scores.includes(0)) return 0;
  return scores.reduce<number>((sum, score) => sum + score, 0) / words.length;
}

/** This operation has plain JSON errors where all others have problem details (official OpenAPI document). */
function refuse(detail: string): Reply {
  return json({ detail }, 400);
}
