import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest, PredictResult } from '../../../shared/nodes/nodeContext.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Connections } from '../connections/connections.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { hashInput } from './adopter.ts';
import { asExpired } from './expired.ts';
import { followStream } from './followStream.ts';
import {
  effectiveInputs,
  type EffectiveInputs,
} from '../../../shared/run/prices/effectiveInputs.ts';
import type { TaskSpend, WorkSpend } from '../money/taskSpend.ts';
import type { RemoteWork } from './remoteWork.ts';
import type { WorkListener } from './workOrder.ts';
import type { Earlier } from './runProgress.ts';
import { outputLifeMs, saveOutputFile } from './saveOutputFile.ts';
import { sendPrediction } from './sendPrediction.ts';
import type { TimeLimits } from './timeLimit.ts';
import type { Uploads } from './uploads.ts';

/** What a prediction tells while it lives. */
export type PredictionListener = WorkListener & { readonly onText: (text: string) => void };

/** The task that work at a provider is for. */
export type RemoteTask = {
  readonly signal: AbortSignal;
  /** What an earlier attempt of the task had begun before its engine ended: it is picked up, not sent again. */
  readonly earlier?: Earlier;
  /** Throws while the run is paused. */
  readonly requireGoing?: () => void;
  /** The higher is sent first; 0 unless given. */
  readonly priority?: () => number;
  /** How long it may take. */
  readonly limits?: TimeLimits;
  /** What the task had begun may be lost: it is looked for from then on before it is made. Milliseconds since 1970. */
  readonly searchFrom?: number;
  /** The money of the task; without it nothing is reserved. */
  readonly spend?: TaskSpend;
};

/** Runs predictions: upload, create once, wait, and on cancel end it at the provider too. */
export type Predictor = {
  run(
    request: PredictRequest,
    listener: PredictionListener,
    task: RemoteTask,
  ): Promise<PredictResult>;
};

export type PredictorOptions = {
  readonly connections: Pick<Connections, 'provider' | 'title' | 'holdMs'>;
  readonly store: ArtifactStore;
  readonly uploads: Uploads;
  readonly work: RemoteWork;
};

/** Wires a predictor. */
export function createPredictor(options: PredictorOptions): Predictor {
  return {
    run: async (request, listener, task) => {
      const provider = await options.connections.provider(request.provider);
      const { signal, limits } = task;
      const reach = <T>(act: () => Promise<T>): Promise<T> =>
        options.work.reach(act, { signal, onReach: listener.onReach, giveUpMs: outputLifeMs });
      const spend = task.spend?.order({
        provider: provider.id,
        model: request.model,
        version: request.version,
        billing: request.deployment === undefined ? 'public' : 'deployment',
        inputs: () => pricedInputs(request),
      });
      const ended = await options.work
        .run<Prediction>({
          ...task,
          spend,
          noun: 'prediction',
          title: request.model,
          providerId: provider.id,
          calls: provider.predictions,
          isOfModel: (prediction) => isOfModel(request, prediction),
          prepare: async () => {
            const input = await buildRemoteInput(options.uploads, { provider, request, signal });
            return {
              request: hashInput(input),
              send: (sending) => {
                const isHeld = mayHold({ request, task, spend, input });
                const holdMs = isHeld ? options.connections.holdMs(provider.id) : 0;
                const at = { input, holdMs, signal: sending };
                return sendPrediction(provider, { ...request, ...limits }, at);
              },
            };
          },
          onCreated: (created, live) =>
            followStream(
              { provider, request, created, listener },
              { signal: live.signal, onDone: live.nudge },
            ),
          listener,
        })
        .catch(async (error: unknown) => {
          await options.uploads.forgetRefused(request, error);
          throw error;
        });
      return {
        predictionId: ended.id,
        output: ended.output,
        logs: ended.logs,
        metrics: ended.metrics,
        saveFile: (url, name) =>
          saveOutputFile({ provider, store: options.store, url, name, signal, reach }).catch(
            asExpired({ ...ended, noun: 'prediction', spend }),
          ),
      };
    },
  };
}

/**
 * Says whether the create may be held open until the prediction ends: where nobody knows how long it takes, it would
 * be asked about often. Not where its text is to be seen as it comes, where its time is limited, nor where a lost answer
 * could not be found again, as a provider lists no data URLs as they were sent.
 */
function mayHold({ request, task, spend, input }: Held): boolean {
  if (request.streamPort !== undefined || task.limits !== undefined) return false;
  return spend?.expectedMs() === undefined && !JSON.stringify(input).includes('"data:');
}

type Held = {
  readonly request: PredictRequest;
  readonly task: RemoteTask;
  readonly spend: WorkSpend | undefined;
  readonly input: JsonObject;
};

/** The inputs as the provider counts them, files by their hash. */
export function pricedInputs({
  schema = {},
  buildInput,
}: Pick<PredictRequest, 'schema' | 'buildInput'>): EffectiveInputs {
  return effectiveInputs(
    schema,
    buildInput((artifact) => artifact.id),
  );
}

/** Uploads the files of a request, then makes its input with their addresses. */
export async function buildRemoteInput(
  uploads: Uploads,
  call: {
    readonly provider: Provider;
    readonly request: Pick<PredictRequest, 'files' | 'buildInput'>;
    readonly signal: AbortSignal;
  },
): Promise<JsonObject> {
  const { provider, request, signal } = call;
  const urls = new Map<ArtifactRef['id'], string>();
  await Promise.all(
    request.files.map(async (file) => {
      urls.set(file.id, await uploads.urlFor(provider, file, signal));
    }),
  );
  return request.buildInput((artifact) => urls.get(artifact.id) ?? '');
}

/** A deployment may run another version by now; an official model shows no version that is its own. */
function isOfModel({ deployment, version, model }: PredictRequest, found: Prediction): boolean {
  if (deployment !== undefined) return true;
  return version === null ? found.model === model : found.version === version;
}
