import type { BuiltinModel } from '../defineModel.ts';
import { toCollections, toExampleJson, toModelJson, toVersionJson } from '../catalogue.ts';
import type { ListedModel } from '../ownModels/listedModel.ts';
import { paginate } from '../paginate.ts';
import type { Addresses } from '../predictions/toPredictionJson.ts';
import { notFound, Problem } from '../problem.ts';
import { json, text } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';

/** Models, their versions and collections. `pageSize` is how many models one page holds. */
export function modelRoutes(options: {
  readonly models: () => readonly ListedModel[];
  readonly addresses: () => Addresses;
  readonly pageSize: number;
}): readonly Route[] {
  const { models, addresses, pageSize } = options;
  const base = '/v1/models/:owner/:name';

  const getModel = ({ params }: BuiltinRequest): ListedModel => findModel(models(), params);
  const get = (operation: Route['operation'], path: string, handle: Route['handle']): Route => ({
    operation,
    method: 'GET',
    path,
    access: 'token',
    handle,
  });

  return [
    get('collections.list', '/v1/collections', ({ query }) =>
      json(
        paginate(
          toCollections(models()).map(({ name, slug, description }) => ({
            name,
            slug,
            description,
          })),
          { url: `${addresses().baseUrl}/collections`, query, pageSize, keyOf: ({ slug }) => slug },
        ),
      ),
    ),
    get('collections.get', '/v1/collections/:slug', ({ params }) => {
      const found = toCollections(models()).find(({ slug }) => slug === params['slug']);
      if (found === undefined) throw notFound('The collection does not exist.');
      const { name, slug, description, fullDescription } = found;
      const inside = found.models.map((model) => toModelJson(model, addresses()));
      return json({ name, slug, description, full_description: fullDescription, models: inside });
    }),
    get('models.list', '/v1/models', ({ query }) => {
      const sorted = sortModels(models(), query);
      const page = paginate(sorted, {
        url: `${addresses().baseUrl}/models`,
        query,
        pageSize,
        keyOf: ({ name }) => name,
      });
      return json({
        ...page,
        results: page.results.map((model) => toModelJson(model, addresses())),
      });
    }),
    get('models.get', base, (request) => json(toModelJson(getModel(request), addresses()))),
    get('models.readme.get', `${base}/readme`, (request) => {
      const { readme } = getModel(request);
      if (readme === undefined) throw notFound('The model has no readme.');
      return text(readme);
    }),
    get('models.examples.list', `${base}/examples`, (request) => {
      const { program } = getModel(request);
      const results = program === undefined ? [] : [toExampleJson(program, addresses())];
      return json({ next: null, previous: null, results });
    }),
    get('models.versions.list', `${base}/versions`, (request) => {
      const model = getModel(request);
      if (model.official) throw notFound('Official models have no list of versions.');
      const page = paginate(model.versions, {
        url: `${addresses().baseUrl}/models/${model.owner}/${model.name}/versions`,
        query: request.query,
        pageSize,
        keyOf: ({ version }) => version,
      });
      return json({ ...page, results: page.results.map(toVersionJson) });
    }),
    get('models.versions.get', `${base}/versions/:version`, (request) => {
      return json(toVersionJson(findModelVersion(getModel(request), request.params)));
    }),
  ];
}

/** The model of a path, or a 404. */
export function findModel(
  models: readonly ListedModel[],
  params: Readonly<Record<string, string>>,
): ListedModel {
  const found = models.find(
    ({ owner, name }) => owner === params['owner'] && name === params['name'],
  );
  if (found === undefined) {
    throw notFound('The model does not exist, or you have no permission to see it.');
  }
  return found;
}

/** The version of a path, or a 404. */
export function findModelVersion(
  model: ListedModel,
  params: Readonly<Record<string, string>>,
): BuiltinModel {
  const found = model.versions.find(({ version }) => version === params['version']);
  if (found === undefined) throw notFound('The version does not exist.');
  return found;
}

function sortModels(
  models: readonly ListedModel[],
  query: URLSearchParams,
): readonly ListedModel[] {
  const by = query.get('sort_by') ?? 'latest_version_created_at';
  const direction = query.get('sort_direction') ?? 'desc';
  if (by !== 'latest_version_created_at' && by !== 'model_created_at') {
    throw badQuery('sort_by must be model_created_at or latest_version_created_at.');
  }
  if (direction !== 'asc' && direction !== 'desc') {
    throw badQuery('sort_direction must be asc or desc.');
  }
  const timeOf = ({ createdAt, versions }: ListedModel): string =>
    by === 'model_created_at' ? createdAt : (versions[0]?.createdAt ?? createdAt);
  const sorted = models.toSorted(
    (a, b) => compare(timeOf(a), timeOf(b)) || compare(b.name, a.name),
  );
  return direction === 'asc' ? sorted : sorted.reverse();
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function badQuery(detail: string): Problem {
  return new Problem(400, { title: 'Bad request', detail });
}
