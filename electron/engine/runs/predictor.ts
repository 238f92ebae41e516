import { createHash } from 'node:crypto';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import { canonicalJson, type JsonObject } from '../../../shared/domain/json.ts';
import { isTerminal, parseProgress, type Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest, PredictResult } from '../../../shared/nodes/nodeContext.ts';
import type { Connections } from '../connections/connections.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { Provider } from '../../providers/provider.ts';
import type { CreateGate } from './createGate.ts';
import type { Poller, Watch } from './poller.ts';
import { saveOutputFile } from './saveOutputFile.ts';
import type { Semaphore } from './semaphore.ts';
import { followStream } from './followStream.ts';
import type { Uploads } from './uploads.ts';

/** What a prediction tells while it lives; the caller journals it as task events. */
export type PredictionListener = {
  readonly onSubmitting: (fingerprint: string) => void;
  readonly onSubmitted: (prediction: Prediction) => void;
  readonly onProgress: (fraction: number, label?: string) => void;
  readonly onLog: (text: string) => void;
  readonly onText: (text: string) => void;
};

/** Runs predictions: upload, create once, wait, and on cancel end it at the provider too. */
export type Predictor = {
  run(
    request: PredictRequest,
    listener: PredictionListener,
    signal: AbortSignal,
  ): Promise<PredictResult>;
};

export type PredictorOptions = {
  readonly connections: Connections;
  readonly store: ArtifactStore;
  readonly uploads: Uploads;
  readonly poller: Poller;
  /** Live predictions per provider. */
  readonly slots: (providerId: string) => Semaphore;
  /** What creates pass on their way to a provider. */
  readonly gates: (providerId: string) => CreateGate;
};

/** Wires a predictor. */
export function createPredictor(options: PredictorOptions): Predictor {
  const { connections, slots, gates } = options;
  return {
    run: async (request, listener, signal) => {
      const release = await slots(request.provider).acquire(signal);
      try {
        const provider = await connections.provider(request.provider);
        const input = await buildInput(options, { provider, request, signal });
        listener.onSubmitting(fingerprintOf(request));
        signal.throwIfAborted();
        // A create under way cannot be unsent: on abort the provider awaits its answer and cancels what it made.
        const order = {
          model: request.model,
          version: request.version,
          input,
          ...(request.cancelAfterMs === undefined ? {} : { cancelAfterMs: request.cancelAfterMs }),
        };
        // The gate knows better than the client when to send again what was refused.
        const created = await gates(request.provider).run(
          () => provider.predictions.create(order, { signal, retries: 0 }),
          signal,
        );
        const ended = await waitForEnd(options, { provider, request, created, listener, signal });
        return {
          predictionId: ended.id,
          output: ended.output,
          logs: ended.logs,
          metrics: ended.metrics,
          saveFile: (url, name) =>
            saveOutputFile({ provider, store: options.store, url, name, signal }),
        };
      } finally {
        release();
      }
    },
  };
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
    get: () => provider.predictions.get(created.id, { signal }),
    onUpdate,
    firstWaitMs: options.connections.pollMs(provider.id),
    signal,
  };
  try {
    listener.onSubmitted(created);
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
      // Canceled, or out of reach: nobody waits for it any more, and it may cost money.
      await cancelAtProvider(provider, created.id);
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
      'Its output has been removed by the provider: run again to make it anew.',
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
