import type { ModelStore } from '../ownModels/modelStore.ts';
import { paginate } from '../paginate.ts';
import { isFinished, type Prediction } from '../predictions/prediction.ts';
import type { PredictionStore } from '../predictions/predictionStore.ts';
import { toTrainingJson, type Addresses } from '../predictions/toPredictionJson.ts';
import { forbidden, invalid, notFound, Problem } from '../problem.ts';
import { json } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';
import { isRecord, type JsonObject } from '../schema/json.ts';
import { toTrainingWork } from '../trainings/toTrainingWork.ts';
import { createBodyParser, textAt } from '../validateBody.ts';
import type { InputCheck } from '../validateInput.ts';
import type { Webhooks } from '../webhooks/createWebhooks.ts';
import { parseWebhookOrder } from '../webhooks/webhookOrder.ts';
import { findModel, findModelVersion } from './modelRoutes.ts';

interface TrainingRouteOptions {
  readonly models: ModelStore;
  /** Of trainings only: the list of predictions does not show them. */
  readonly trainings: PredictionStore;
  readonly addresses: () => Addresses;
  readonly checkInput: InputCheck;
  readonly webhooks: Webhooks;
  readonly now: () => number;
  readonly pageSize: number;
}

/** Create, get, list and cancel trainings. */
export function trainingRoutes(options: TrainingRouteOptions): readonly Route[] {
  const { trainings, addresses, pageSize } = options;
  const show = (training: Prediction): JsonObject => toTrainingJson(training, addresses());
  const getTraining = ({ params }: BuiltinRequest): Prediction => {
    const training = trainings.find(params['id'] ?? '');
    if (training === undefined) throw notFound('The training does not exist.');
    return training;
  };
  const create = createTraining(options);

  return [
    {
      operation: 'trainings.create',
      method: 'POST',
      path: '/v1/models/:owner/:name/versions/:version/trainings',
      access: 'token',
      body: 'text',
      handle: (request) => json(show(create(request, show)), 201),
    },
    {
      operation: 'trainings.list',
      method: 'GET',
      path: '/v1/trainings',
      access: 'token',
      handle({ query }) {
        const url = `${addresses().baseUrl}/trainings`;
        const keyOf = ({ facts }: Prediction): string => facts.id;
        const page = paginate(trainings.list(), { url, query, pageSize, keyOf });
        return json({ ...page, results: page.results.map(show) });
      },
    },
    {
      operation: 'trainings.get',
      method: 'GET',
      path: '/v1/trainings/:id',
      access: 'token',
      handle: (request) => json(show(getTraining(request))),
    },
    {
      operation: 'trainings.cancel',
      method: 'POST',
      path: '/v1/trainings/:id/cancel',
      access: 'token',
      body: 'text',
      handle(request) {
        const training = getTraining(request);
        if (!isFinished(training.state().status)) training.stop('user');
        return json(show(training));
      },
    },
  ];
}

function createTraining(
  options: TrainingRouteOptions,
): (request: BuiltinRequest, show: (training: Prediction) => JsonObject) => Prediction {
  const { models, trainings, webhooks, now } = options;
  const parse = createBodyParser({
    type: 'object',
    required: ['destination', 'input'],
    properties: {
      destination: { type: 'string', pattern: '^[^/]+/[^/]+$' },
      input: { type: 'object' },
    },
  });
  return (request, show) => {
    const base = findModelVersion(findModel(models.all(), request.params), request.params);
    const body = parse(request.body);
    const { order: webhook, problems } = parseWebhookOrder(body);
    if (problems.length > 0) throw invalid(problems);
    if (base.training === undefined) {
      throw new Problem(422, {
        title: 'Version cannot be trained',
        detail: `builtin/${base.name} cannot be trained. Choose a version whose schema has a TrainingInput.`,
      });
    }
    const destination = findDestination(models, textAt(body, 'destination') ?? '');
    const input = isRecord(body['input']) ? body['input'] : {};
    const wrong = options.checkInput(base, input, 'TrainingInput');
    if (wrong.length > 0) throw invalid(wrong);
    const training = trainings.create({
      model: toTrainingWork(base, base.training, { destination, models, now }),
      input,
      webhook,
      cancelAfterMs: undefined,
      fault: request.fault,
    });
    webhooks.follow(training, webhook, show);
    return training;
  };
}

function findDestination(models: ModelStore, destination: string): string {
  const [owner = '', name = ''] = destination.split('/');
  const model = models.all().find((each) => each.owner === owner && each.name === name);
  if (model === undefined) {
    throw notFound(`The destination ${destination} does not exist: create that model first.`);
  }
  if (model.program !== undefined) {
    throw forbidden(
      `${destination} is part of the program: choose a model of your own as the destination.`,
    );
  }
  return model.name;
}
