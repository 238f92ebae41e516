import type { ListedModel } from '../ownModels/listedModel.ts';
import { paginate } from '../paginate.ts';
import { isFinished, type Prediction } from '../predictions/prediction.ts';
import { toPredictionJson } from '../predictions/toPredictionJson.ts';
import { notFound } from '../problem.ts';
import { json } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';
import { makePrediction, type PredictionOptions } from './makePrediction.ts';
import { findModel } from './modelRoutes.ts';
import { findVersion, parsePredictionRequest, parseWindow } from './predictionRequest.ts';

type PredictionRouteOptions = PredictionOptions & {
  readonly models: () => readonly ListedModel[];
  readonly pageSize: number;
};

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
        const { version = '', ...order } = parsePredictionRequest(request.body, 'with-version');
        const model = findVersion(models(), version);
        return makePrediction(options, request, { ...order, model });
      },
    },
    {
      operation: 'models.predictions.create',
      method: 'POST',
      path: '/v1/models/:owner/:name/predictions',
      access: 'token',
      body: 'text',
      handle(request) {
        const { official, versions } = findModel(models(), request.params);
        const [model] = versions;
        if (!official || model === undefined) {
          throw notFound(
            'Only official models can be run by name here: use POST /v1/predictions with the version.',
          );
        }
        const order = parsePredictionRequest(request.body, 'without-version');
        return makePrediction(options, request, { ...order, model });
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
