import type { BuiltinModel } from '../defineModel.ts';
import { wait, type Timers } from '../options.ts';
import { isFinished, type Prediction } from '../predictions/prediction.ts';
import type { PredictionStore } from '../predictions/predictionStore.ts';
import { toPredictionJson, type Addresses } from '../predictions/toPredictionJson.ts';
import { invalid } from '../problem.ts';
import { json, type Reply } from '../reply.ts';
import type { BuiltinRequest } from '../route.ts';
import type { InputCheck } from '../validateInput.ts';
import type { Webhooks } from '../webhooks/createWebhooks.ts';
import type { WebhookOrder } from '../webhooks/webhookOrder.ts';
import { parseCancelAfter, parseWait } from './predictionRequest.ts';

/** What the making of a prediction needs. */
export interface PredictionOptions {
  readonly addresses: () => Addresses;
  readonly store: PredictionStore;
  readonly checkInput: InputCheck;
  readonly timers: Timers;
  readonly webhooks: Webhooks;
}

interface PredictionOrder {
  readonly model: BuiltinModel;
  readonly input: Readonly<Record<string, unknown>>;
  readonly webhook: WebhookOrder | undefined;
  /** Called with the prediction once it is accepted, for one that is sent to a deployment. */
  readonly deployment?: { readonly name: string; readonly use: (made: Prediction) => void };
}

/** Checks an input, starts the prediction, waits for it where `Prefer` asks for that, and answers with it. */
export async function makePrediction(
  options: PredictionOptions,
  request: BuiltinRequest,
  order: PredictionOrder,
): Promise<Reply> {
  const { model, input, webhook, deployment } = order;
  const waitSeconds = parseWait(request.header('prefer'));
  const cancelAfterMs = parseCancelAfter(request.header('cancel-after'));
  const wrong = options.checkInput(model, input);
  if (wrong.length > 0) throw invalid(wrong);
  const prediction = options.store.create({
    model,
    input,
    webhook,
    deployment: deployment?.name,
    cancelAfterMs,
    fault: request.fault,
  });
  deployment?.use(prediction);
  options.webhooks.follow(prediction, webhook, (seen) =>
    toPredictionJson(seen, options.addresses()),
  );
  const { fault } = request;
  const isAwaited =
    waitSeconds !== undefined && !(fault?.kind === 'hold' && fault.answers === 'at once');
  const finished = isAwaited && (await endsWithin(prediction, waitSeconds, options.timers));
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
