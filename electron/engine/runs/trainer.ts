import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import { parseModelRef, type ModelRef } from '../../../shared/domain/model.ts';
import type { TrainRequest, TrainResult } from '../../../shared/nodes/nodeContext.ts';
import type { Training } from '../../../shared/domain/training.ts';
import type { Provider } from '../../providers/provider.ts';
import { hashInput } from './adopter.ts';
import { requireExtra } from '../api/resources/requireExtra.ts';
import { asExpired } from './expired.ts';
import { hasDestination, makeDestination, missingDestination } from './destination.ts';
import {
  buildRemoteInput,
  pricedInputs,
  type PredictorOptions,
  type RemoteTask,
} from './predictor.ts';
import type { WorkListener } from './workOrder.ts';
import { outputLifeMs, saveOutputFile } from './saveOutputFile.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Runs trainings: destination, upload, create once, wait, and on cancel end it at the provider too. */
export type Trainer = {
  run(request: TrainRequest, listener: WorkListener, task: RemoteTask): Promise<TrainResult>;
};

/** Wires a trainer. */
export function createTrainer(options: PredictorOptions): Trainer {
  const { connections, store, uploads, work } = options;

  /** Makes what a training needs, and only then: one that is picked up has all of it. */
  const prepare = async (
    calls: Required<Provider>['trainings'],
    { provider, request, signal }: Submission,
  ) => {
    const at = { provider, destination: request.destination };
    const isThere = await hasDestination(at, { signal });
    if (!isThere && request.newDestination === undefined)
      throw missingDestination(request.destination);
    const base = await findBase(provider, request, signal);
    // Whatever is wrong with the input is told before anything is uploaded or made.
    request.buildInput((artifact) => artifact.id);
    const input = await buildRemoteInput(uploads, { provider, request, signal });
    if (!isThere && request.newDestination !== undefined)
      await makeDestination(at, request.newDestination.hardware, signal);
    const { destination } = request;
    return {
      request: hashInput(input),
      send: (sending: AbortSignal) =>
        calls.create({ ...base, destination, input }, { signal: sending, retries: 0 }),
    };
  };

  return {
    run: async (request, listener, task) => {
      const { signal } = task;
      const reach = <T>(act: () => Promise<T>): Promise<T> =>
        work.reach(act, { signal, onReach: listener.onReach, giveUpMs: outputLifeMs });
      const calls = await requireExtra(connections, request.provider, 'trainings');
      const provider = await connections.provider(request.provider);
      const spend = task.spend?.order({
        work: 'training',
        provider: provider.id,
        model: request.model,
        version: request.version,
        // Nobody says that a failed training is free.
        billing: 'deployment',
        inputs: () => pricedInputs(request),
      });
      const ended = await work
        .run<Training>({
          ...task,
          spend,
          noun: 'training',
          title: request.model,
          providerId: provider.id,
          calls,
          isOfModel: ({ model, version }) =>
            request.version === null ? model === request.model : version === request.version,
          prepare: () => prepare(calls, { provider, request, signal }),
          listener,
        })
        .catch(async (error: unknown) => {
          await uploads.forgetRefused(request, error);
          throw error;
        });
      const version = ended.output?.version ?? null;
      if (version === null) throw withoutVersion(ended);
      return {
        trainingId: ended.id,
        version,
        weights: ended.output?.weights ?? null,
        saveFile: (url, name) =>
          saveOutputFile({ provider, store, url, name, signal, reach }).catch(
            asExpired({ ...ended, noun: 'training', spend }),
          ),
      };
    },
  };
}

type Submission = {
  readonly provider: Provider;
  readonly request: TrainRequest;
  readonly signal: AbortSignal;
};

/** The version that is trained: the one asked for, else the model's newest. */
async function findBase(
  provider: Provider,
  request: TrainRequest,
  signal: AbortSignal,
): Promise<Required<ModelRef>> {
  const ref = parseModelRef(request.model);
  if (ref === undefined) throw invalidInput(say('runs.baseModel', { model: request.model }));
  const version =
    request.version ?? (await provider.models.get(ref, { signal })).latestVersion?.id ?? null;
  if (version !== null) return { owner: ref.owner, name: ref.name, version };
  throw new FailureError({
    kind: 'not-found',
    ...say('runs.noBaseVersion', { model: request.model }),
  });
}

function withoutVersion({
  id,
  logs,
}: {
  readonly id: string;
  readonly logs: string;
}): FailureError {
  return new FailureError({
    kind: 'prediction-failed',
    ...say('runs.noTrainedVersion', { id }),
    predictionId: id,
    logs,
  });
}
