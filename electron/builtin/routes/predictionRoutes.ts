import type { BuiltinModel } from '../defineModel.ts';
import { wait, type Timers } from '../options.ts';
import { paginate } from '../paginate.ts';
import { isFinished, type Prediction } from '../predictions/prediction.ts';
import type { PredictionStore } from '../predictions/predictionStore.ts';
import { toPredictionJson, type Addresses } from '../predictions/toPredictionJson.ts';
import { invalid, notFound } from '../problem.ts';
import { json, type Reply } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';
import type { InputCheck } from '../validateInput.ts';
import { findModel } from './modelRoutes.ts';
import {
  findVersion,
  parseCancelAfter,
  parsePredictionRequest,
  parseWait,
  parseWindow,
} from './predictionRequest.ts';

interface PredictionRouteOptions {
  readonly models: readonly BuiltinModel[];
  readonly addresses: () => Addresses;
  readonly store: PredictionStore;
  readonly checkInput: InputCheck;
  readonly timers: Timers;
  readonly pageSize: number;
}

/** Create, get, list and cancel predictions. */
export function predictionRoutes(options: PredictionRouteOptions): readonly Route[] {
  const { models, addresses, store, pageSize } = options;
  const show = (prediction: Prediction): unknown => toPredictionJson(prediction, addresses());
  const getPrediction = ({ params }: BuiltinRequest): Prediction => {
    const prediction = store.find(params['id'] ?? '');
    if (prediction === undefined) throw notFound('The prediction does not exist.');
    return prediction;
  };

  return [
    {
      operation: 'predictions.create',
      method: 'POST',
      path: '/v1/predictions',
      access: 'token',
      body: 'text',
      handle(request) {
        const { version = '', input } = parsePredictionRequest(request.body, 'with-version');
        return create(options, request, { model: findVersion(models, version), input });
      },
    },
    {
      operation: 'models.predictions.create',
      method: 'POST',
      path: '/v1/models/:owner/:name/predictions',
      access: 'token',
      body: 'text',
      handle(request) {
        const model = findModel(models, request.params);
        if (!model.official) {
          throw notFound(
            'Only official models can be run by name here: use POST /v1/predictions with the version.',
          );
        }
        const { input } = parsePredictionRequest(request.body, 'without-version');
        return create(options, request, { model, input });
      },
    },
    {
      operation: 'predictions.list',
      method: 'GET',
      path: '/v1/predictions',
      access: 'token',
      handle({ query }) {
        const { after, before } = parseWindow(query);
        const found = store
          .list()
          .filter(({ facts: { createdAt } }) => createdAt >= after && createdAt < before)
          .filter(() => query.get('source') !== 'web');
        const page = paginate(found, {
          url: `${addresses().baseUrl}/predictions`,
          query,
          pageSize,
          keyOf: ({ facts }) => facts.id,
        });
        return json({ ...page, results: page.results.map(show) });
      },
    },
    {
      operation: 'predictions.get',
      method: 'GET',
      path: '/v1/predictions/:id',
      access: 'token',
      handle: (request) => json(show(getPrediction(request))),
    },
    {
      operation: 'predictions.cancel',
      method: 'POST',
      path: '/v1/predictions/:id/cancel',
      access: 'token',
      body: 'text',
      handle(request) {
        const prediction = getPrediction(request);
        if (!isFinished(prediction.state().status)) prediction.stop('user');
        return json(show(prediction));
      },
    },
  ];
}

async function create(
  options: PredictionRouteOptions,
  request: BuiltinRequest,
  order: { readonly model: BuiltinModel; readonly input: Readonly<Record<string, unknown>> },
): Promise<Reply> {
  const waitSeconds = parseWait(request.header('prefer'));
  const cancelAfterMs = parseCancelAfter(request.header('cancel-after'));
  const wrong = options.checkInput(order.model, order.input);
  if (wrong.length > 0) throw invalid(wrong);
  const prediction = options.store.create({ ...order, cancelAfterMs, fault: request.fault });
  const finished =
    waitSeconds !== undefined && (await endsWithin(prediction, waitSeconds, options.timers));
  const { baseUrl } = options.addresses();
  const status = waitSeconds === undefined || finished ? 201 : 202;
  return json(toPredictionJson(prediction, options.addresses()), status, {
    location: `${baseUrl}/predictions/${prediction.facts.id}`,
    ...(waitSeconds === undefined ? {} : { 'preference-applied': `wait=${waitSeconds}` }),
  });
}

async function endsWithin(
  prediction: Prediction,
  seconds: number,
  timers: Timers,
): Promise<boolean> {
  const controller = new AbortController();
  const timeout = wait(timers, seconds * 1000, controller.signal).catch(() => {});
  await Promise.race([prediction.finished, timeout]);
  controller.abort();
  return isFinished(prediction.state().status);
}
