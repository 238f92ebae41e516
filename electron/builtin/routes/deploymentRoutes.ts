import { toDeploymentJson, type Deployment } from '../deployments/deployment.ts';
import type { DeploymentStore } from '../deployments/deploymentStore.ts';
import type { BuiltinModel } from '../defineModel.ts';
import type { ListedModel } from '../ownModels/listedModel.ts';
import { namePattern } from '../ownModels/ownRecords.ts';
import { paginate } from '../paginate.ts';
import { notFound } from '../problem.ts';
import { empty, json } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';
import { createBodyParser, numberAt, textAt, wrongField } from '../validateBody.ts';
import { makePrediction, type PredictionOptions } from './makePrediction.ts';
import { findVersion, parsePredictionRequest } from './predictionRequest.ts';

type DeploymentRouteOptions = PredictionOptions & {
  readonly models: () => readonly ListedModel[];
  readonly deployments: DeploymentStore;
  readonly pageSize: number;
};

const choice = {
  version: { type: 'string' },
  hardware: { enum: ['local'] },
  min_instances: { type: 'integer', minimum: 0, maximum: 5 },
  max_instances: { type: 'integer', minimum: 0, maximum: 20 },
} as const;
const base = '/v1/deployments/:owner/:name';

/** Deployments, and predictions on them. */
export function deploymentRoutes(options: DeploymentRouteOptions): readonly Route[] {
  const { models, deployments, addresses, pageSize } = options;
  const parseCreate = createBodyParser({
    type: 'object',
    required: ['name', 'model', ...Object.keys(choice)],
    properties: {
      name: { type: 'string', maxLength: 80, pattern: namePattern.source },
      model: { type: 'string' },
      ...choice,
    },
  });
  const parseUpdate = createBodyParser({ type: 'object', properties: choice });
  const getDeployment = ({ params }: BuiltinRequest): Deployment => {
    const found =
      params['owner'] === 'builtin' ? deployments.find(params['name'] ?? '') : undefined;
    if (found === undefined) throw notFound('The deployment does not exist.');
    return found;
  };
  const versionOf = (model: string, version: string): BuiltinModel =>
    findVersion(models(), `${model}:${version}`);
  const route = (
    operation: Route['operation'],
    method: Route['method'],
    path: string,
  ): Omit<Route, 'handle'> => ({ operation, method, path, access: 'token', body: 'text' });

  return [
    {
      ...route('deployments.list', 'GET', '/v1/deployments'),
      handle({ query }) {
        const url = `${addresses().baseUrl}/deployments`;
        const keyOf = ({ name }: Deployment): string => name;
        const page = paginate(deployments.list(), { url, query, pageSize, keyOf });
        return json({ ...page, results: page.results.map(toDeploymentJson) });
      },
    },
    {
      ...route('deployments.create', 'POST', '/v1/deployments'),
      async handle({ body: sent }) {
        const body = parseCreate(sent);
        const { name: model, version } = versionOf(
          textAt(body, 'model') ?? '',
          textAt(body, 'version') ?? '',
        );
        const made = {
          name: textAt(body, 'name') ?? '',
          model,
          version,
          hardware: textAt(body, 'hardware') ?? '',
          minInstances: numberAt(body, 'min_instances') ?? 0,
          maxInstances: numberAt(body, 'max_instances') ?? 0,
        };
        checkInstances(made);
        return json(toDeploymentJson(await deployments.create(made)));
      },
    },
    {
      ...route('deployments.get', 'GET', base),
      handle: (request) => json(toDeploymentJson(getDeployment(request))),
    },
    {
      ...route('deployments.update', 'PATCH', base),
      async handle(request) {
        const deployment = getDeployment(request);
        const body = parseUpdate(request.body);
        const version = textAt(body, 'version') ?? deployment.version;
        const change = {
          version: versionOf(`builtin/${deployment.model}`, version).version,
          hardware: textAt(body, 'hardware') ?? deployment.hardware,
          minInstances: numberAt(body, 'min_instances') ?? deployment.minInstances,
          maxInstances: numberAt(body, 'max_instances') ?? deployment.maxInstances,
        };
        checkInstances(change);
        return json(toDeploymentJson(await deployments.update(deployment, change)));
      },
    },
    {
      ...route('deployments.delete', 'DELETE', base),
      async handle(request) {
        await deployments.remove(getDeployment(request));
        return empty(204);
      },
    },
    {
      ...route('deployments.predictions.create', 'POST', `${base}/predictions`),
      handle(request) {
        const deployment = getDeployment(request);
        const order = parsePredictionRequest(request.body, 'without-version');
        return makePrediction(options, request, {
          ...order,
          model: versionOf(`builtin/${deployment.model}`, deployment.version),
          deployment: {
            name: `builtin/${deployment.name}`,
            use: ({ finished }) => deployments.use(deployment.name, finished),
          },
        });
      },
    },
  ];
}

function checkInstances(choice: Pick<Deployment, 'minInstances' | 'maxInstances'>): void {
  if (choice.minInstances <= choice.maxInstances) return;
  throw wrongField('max_instances', 'Must be at least min_instances');
}
