import { isTerminal, type Prediction } from '../../../shared/domain/prediction.ts';
import type { CallOptions, PredictionRequest, Provider } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { cancelCreated } from './cancelCreated.ts';
import { jsonReader } from './http/readings.ts';
import { onceOnly } from './onceOnly.ts';
import { predictionSchema } from './schemas/predictionSchema.ts';
import { webhookJson } from './webhookJson.ts';
import { say } from '../../../shared/sentences/say.ts';

const read = jsonReader(predictionSchema);
// The API's minimum for Cancel-After.
const shortestLifeSeconds = 5;

type Parts = {
  readonly client: ApiClient;
  readonly cancel: Provider['predictions']['cancel'];
  /** The path of a model or a deployment that runs by itself: then the body names no version. */
  readonly endpoint?: readonly string[];
};

/**
 * POST /predictions, or to another endpoint, sent once: only a 429 is followed by another try, unless
 * `retries` is 0. A request under way cannot be
 * unsent: when the signal aborts meanwhile, its answer is awaited up to 5 s, and what it created is canceled. It is given
 * where that cannot be.
 */
export async function createPrediction(
  { client, cancel, endpoint }: Parts,
  request: PredictionRequest,
  options?: CallOptions,
): Promise<Prediction> {
  const signal = options?.signal;
  const { holdMs = 0 } = request;
  const once = onceOnly(intentOf(request));
  const prediction = await client.call({
    method: 'POST',
    path: endpoint ?? ['predictions'],
    headers: { ...cancelAfter(request.cancelAfterMs), ...hold(holdMs) },
    json: {
      ...(endpoint === undefined ? { version: request.version ?? request.model } : {}),
      input: request.input,
      ...webhookJson(request.webhook),
    },
    what: say('calls.start', { model: request.model }),
    read,
    signal,
    retries: options?.retries,
    // A held answer comes late: only it tells what there is to cancel.
    onceOnly: { ...once, abortGraceMs: once.abortGraceMs + holdMs },
  });
  if (signal?.aborted !== true) return holdMs > 0 ? whole(client, prediction, signal) : prediction;
  return cancelCreated(prediction, cancel);
}

/** A held answer may show the output of a prediction that is not noted as ended yet, or lack its metrics (replicate-api.md section 3). */
async function whole(
  client: ApiClient,
  prediction: Prediction,
  signal: AbortSignal | undefined,
): Promise<Prediction> {
  const { id, status, output, metrics } = prediction;
  const isWhole = isTerminal(status) ? Object.keys(metrics).length > 0 : output === null;
  if (isWhole) return prediction;
  // What it cannot tell now is asked for as ever.
  return client
    .call({
      method: 'GET',
      path: ['predictions', id],
      what: say('calls.readPrediction', { id }),
      read,
      signal,
      retries: 1,
    })
    .catch(() => prediction);
}

function hold(ms: number): Readonly<Record<string, string>> {
  return ms === 0 ? {} : { prefer: `wait=${Math.ceil(ms / 1000)}` };
}

function cancelAfter(ms: number | undefined): Readonly<Record<string, string>> {
  if (ms === undefined) return {};
  return { 'cancel-after': `${Math.max(shortestLifeSeconds, Math.ceil(ms / 1000))}s` };
}

function intentOf({ model, version }: PredictionRequest): string {
  return version === null ? `prediction of ${model}` : `prediction of ${model}:${version}`;
}
