import { createHash } from 'node:crypto';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { canceled, FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { canonicalJson, type JsonObject } from '../../../shared/domain/json.ts';
import { isTerminal, parseProgress, type Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest, PredictResult } from '../../../shared/nodes/nodeContext.ts';
import type { Connections } from '../connections/connections.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Poller, Watch } from './poller.ts';
import { saveOutputFile } from './saveOutputFile.ts';
import type { Earlier } from './runProgress.ts';
import { isLeaving, withoutLeaving } from './leaving.ts';
import { hashRequest, type Adopter } from './adoptPrediction.ts';
import { followStream } from './followStream.ts';
import type { Uploads } from './uploads.ts';

/** What a prediction tells while it lives; the caller journals it as task events. */
export type PredictionListener = {
  /** Resolves once the intent is on the disk's platter; nothing is sent before that. */
  readonly onSubmitting: (intent: {
    readonly fingerprint: string;
    readonly request: string;
  }) => Promise<void>;
  /** Resolves once the id is on the disk's platter. */
  readonly onSubmitted: (prediction: Prediction) => Promise<void>;
  readonly onProgress: (fraction: number, label?: string) => void;
  readonly onLog: (text: string) => void;
  readonly onText: (text: string) => void;
};

/** Runs predictions: upload, create once, wait, and on cancel end it at the provider too. */
export type Predictor = {
  run(
    request: PredictRequest,
    listener: PredictionListener,
    task: PredictorTask,
  ): Promise<PredictResult>;
};

/** The task that a prediction is for. */
export type PredictorTask = {
  readonly signal: AbortSignal;
  /** What an earlier attempt of the task had begun before its engine ended: it is picked up, not sent again. */
  readonly earlier?: Earlier;
};

export type PredictorOptions = {
  readonly connections: Connections;
  readonly store: ArtifactStore;
  readonly uploads: Uploads;
  readonly poller: Poller;
  readonly adopter: Adopter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Wires a predictor. */
export function createPredictor(options: PredictorOptions): Predictor {
  const { connections } = options;

  /** Sends a create once. One under way cannot be unsent: on abort the provider awaits its answer and cancels it. */
  const create = async (submission: Submission, listener: PredictionListener) => {
    const { provider, request, signal } = submission;
    const { model, version, cancelAfterMs } = request;
    const input = await buildInput(options, submission);
    await listener.onSubmitting({
      fingerprint: fingerprintOf(request),
      request: hashRequest(version, model, input),
    });
    signal.throwIfAborted();
    return provider.predictions.create(
      { model, version, input, ...(cancelAfterMs === undefined ? {} : { cancelAfterMs }) },
      { signal: withoutLeaving(signal) },
    );
  };

  /**
   * Sends a create, and finds out what became of it where its answer was lost. It is sent once more only when the
   * provider's list says that it never came to be.
   */
  const createSurely = async (submission: Submission, listener: PredictionListener) => {
    let intent: Earlier | undefined;
    const noting: PredictionListener = {
      ...listener,
      onSubmitting: async (told) => {
        await listener.onSubmitting(told);
        const { provider } = submission.request;
        intent = { at: options.now(), request: told.request, provider };
      },
    };
    try {
      return await create(submission, noting);
    } catch (error) {
      if (intent === undefined || toFailure(error).kind !== 'unknown-outcome') throw error;
      if (submission.signal.aborted) throw error;
      return (await findMade(submission, intent)) ?? create(submission, listener);
    }
  };

  const findMade = ({ provider, request, signal }: Submission, earlier: Earlier) => {
    const { model, version } = request;
    return options.adopter.adopt({ provider, earlier, model, version, signal });
  };

  /** The prediction that an earlier attempt made; undefined when there is none and making one costs nothing twice. */
  const pickUp = async (
    submission: Submission,
    earlier: Earlier,
  ): Promise<Prediction | undefined> => {
    const { provider, signal } = submission;
    const isFree = connections.isFree(provider.id);
    if (earlier.predictionId === undefined)
      return isFree ? undefined : findMade(submission, earlier);
    try {
      return await provider.predictions.get(earlier.predictionId, { signal });
    } catch (error) {
      if (toFailure(error).kind !== 'not-found') throw error;
      if (isFree) return undefined;
      throw gone(earlier.predictionId, error);
    }
  };

  return {
    run: async (request, listener, { signal, earlier }) => {
      const provider = await connections.provider(request.provider);
      const submission: Submission = { provider, request, signal };
      const known =
        earlier?.provider === request.provider ? await pickUp(submission, earlier) : undefined;
      try {
        const created = known ?? (await createSurely(submission, listener));
        const ended = await waitForEnd(options, { provider, request, created, listener, signal });
        return {
          predictionId: ended.id,
          output: ended.output,
          logs: ended.logs,
          metrics: ended.metrics,
          saveFile: (url, name) =>
            saveOutputFile({ provider, store: options.store, url, name, signal }),
        };
      } catch (error) {
        await options.uploads.forgetRefused(request, error);
        throw error;
      }
    },
  };
}

function gone(predictionId: string, error: unknown): FailureError {
  return new FailureError(
    {
      kind: 'prediction-failed',
      predictionId,
      logs: '',
      message: `The prediction ${predictionId} is no longer at the provider, so its result cannot be fetched: run the node again to make it anew, which costs as much again.`,
    },
    error,
  );
}

type Submission = {
  readonly provider: Provider;
  readonly request: PredictRequest;
  readonly signal: AbortSignal;
};

async function buildInput(options: PredictorOptions, submission: Submission): Promise<JsonObject> {
  const { provider, request, signal } = submission;
  const urls = new Map<ArtifactRef['id'], string>();
  await Promise.all(
    request.files.map(async (file) => {
      urls.set(file.id, await options.uploads.urlFor(provider, file, signal));
    }),
  );
  return request.buildInput((artifact) => urls.get(artifact.id) ?? '');
}

/** Names what is asked for, whoever runs it: model, version and input with files by their hash. */
function fingerprintOf(request: PredictRequest): string {
  const input = request.buildInput((artifact) => `artifact:${artifact.id}`);
  const identity = canonicalJson({ model: request.model, version: request.version, input });
  return createHash('sha256').update(identity).digest('hex');
}

type LivePrediction = Submission & {
  readonly created: Prediction;
  readonly listener: PredictionListener;
};

async function waitForEnd(options: PredictorOptions, live: LivePrediction): Promise<Prediction> {
  const { provider, created, listener, signal } = live;
  let logLength = 0;
  const onUpdate = (prediction: Prediction): void => {
    const fresh = prediction.logs.slice(logLength);
    logLength = Math.max(logLength, prediction.logs.length);
    if (fresh === '') return;
    listener.onLog(fresh);
    // All of the logs, as `fresh` may begin in the middle of a bar.
    const progress = parseProgress(prediction.logs);
    if (progress !== undefined) listener.onProgress(progress.fraction);
  };
  const watch: Watch = {
    id: created.id,
    get: () => provider.predictions.get(created.id, { signal }),
    onUpdate,
    firstWaitMs: options.connections.pollMs(provider.id),
    signal,
  };
  try {
    await listener.onSubmitted(created);
  } catch (error) {
    await cancelAtProvider(provider, created.id);
    throw error;
  }
  if (isTerminal(created.status)) {
    onUpdate(created);
    return judge(created);
  }
  const streaming = new AbortController();
  const stream = followStream(live, {
    signal: AbortSignal.any([signal, streaming.signal]),
    onDone: () => options.poller.nudge(watch),
  });
  try {
    const ended = await options.poller.watch(watch).catch(async (error: unknown) => {
      // Nobody waits for it any more, and it may cost money. One that is left, or only out of reach, is picked up later.
      const isKept = isLeaving(signal) || toFailure(error).kind === 'provider-unavailable';
      if (!isKept) await cancelAtProvider(provider, created.id);
      throw error;
    });
    return judge(ended);
  } finally {
    streaming.abort();
    await stream;
  }
}

function judge(prediction: Prediction): Prediction {
  if (prediction.status === 'succeeded') {
    if (!prediction.dataRemoved) return prediction;
    throw failed(
      prediction,
      `The output of ${prediction.id} has been removed by the provider, which keeps it for an hour: run the node again to make it anew, which costs as much again.`,
    );
  }
  if (prediction.status === 'failed') {
    throw failed(prediction, prediction.error ?? 'The model gave no reason: look at the logs.');
  }
  throw canceled(`The prediction ${prediction.id} was canceled at the provider.`);
}

function failed(prediction: Prediction, message: string): FailureError {
  return new FailureError({
    kind: 'prediction-failed',
    message,
    predictionId: prediction.id,
    logs: prediction.logs,
  });
}

/** Canceling is asynchronous at the provider: asks, then looks a few times until it has ended. */
async function cancelAtProvider(provider: Provider, id: string): Promise<void> {
  try {
    const limit = AbortSignal.timeout(15_000);
    let prediction = await provider.predictions.cancel(id, { signal: limit });
    for (let look = 0; look < 20 && !isTerminal(prediction.status); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 * (look + 1)));
      prediction = await provider.predictions.get(id, { signal: limit });
    }
  } catch {
    // The run is canceled either way; the provider ends a forgotten prediction by its own time limit.
  }
}
