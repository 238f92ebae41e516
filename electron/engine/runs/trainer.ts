import { createHash } from 'node:crypto';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import { canonicalJson, type JsonObject } from '../../../shared/domain/json.ts';
import { parseModelRef, type ModelRef } from '../../../shared/domain/model.ts';
import type { TrainRequest, TrainResult } from '../../../shared/nodes/nodeContext.ts';
import type { Provider } from '../../providers/provider.ts';
import { requireExtra } from '../api/resources/requireExtra.ts';
import { hasDestination, makeDestination, missingDestination } from './destination.ts';
import { followWork, type WorkListener } from './followWork.ts';
import type { PredictorOptions } from './predictor.ts';
import { saveOutputFile } from './saveOutputFile.ts';

/** Runs trainings: destination, upload, create once, wait, and on cancel end it at the provider too. */
export type Trainer = {
  run(request: TrainRequest, listener: WorkListener, signal: AbortSignal): Promise<TrainResult>;
};

/** Wires a trainer. Its `slots` are its own: a training of hours would keep predictions waiting. */
export function createTrainer(options: PredictorOptions): Trainer {
  const { connections, poller, slots, store } = options;
  return {
    run: async (request, listener, signal) => {
      const release = await slots(request.provider).acquire(signal);
      try {
        const calls = await requireExtra(connections, request.provider, 'trainings');
        const provider = await connections.provider(request.provider);
        const at = { provider, destination: request.destination };
        const isThere = await hasDestination(at, { signal });
        if (!isThere && request.newDestination === undefined)
          throw missingDestination(request.destination);
        const base = await findBase(provider, request, signal);
        const input = await buildInput(options, { provider, request, signal });
        if (!isThere && request.newDestination !== undefined)
          await makeDestination(at, request.newDestination.hardware, signal);
        listener.onSubmitting(fingerprintOf(request, base));
        signal.throwIfAborted();
        // Sent once: a lost answer is `unknown-outcome`, and on abort the provider cancels what it made.
        const created = await calls.create(
          { ...base, destination: request.destination, input },
          { signal },
        );
        const ended = await followWork({
          created,
          calls,
          listener,
          poller,
          firstWaitMs: connections.pollMs(provider.id),
          signal,
          noun: 'training',
        });
        const version = ended.output?.version ?? null;
        if (version === null) throw withoutVersion(ended);
        return {
          trainingId: ended.id,
          version,
          weights: ended.output?.weights ?? null,
          saveFile: (url, name) => saveOutputFile({ provider, store, url, name, signal }),
        };
      } finally {
        release();
      }
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
  if (ref === undefined)
    throw invalidInput(`The base model "${request.model}" is not a model: choose it again.`);
  const version =
    request.version ?? (await provider.models.get(ref, { signal })).latestVersion?.id ?? null;
  if (version !== null) return { owner: ref.owner, name: ref.name, version };
  throw new FailureError({
    kind: 'not-found',
    message: `${request.model} shows no version that can be trained: choose another base model.`,
  });
}

async function buildInput(
  options: PredictorOptions,
  { provider, request, signal }: Submission,
): Promise<JsonObject> {
  // Whatever is wrong with the input is told before anything is uploaded or made.
  request.buildInput((artifact) => artifact.id);
  const urls = new Map<ArtifactRef['id'], string>();
  await Promise.all(
    request.files.map(async (file) => {
      urls.set(file.id, await options.uploads.urlFor(provider, file, signal));
    }),
  );
  return request.buildInput((artifact) => urls.get(artifact.id) ?? '');
}

/** Names what is asked for, whoever runs it: base version, destination and input with files by their hash. */
function fingerprintOf(
  request: TrainRequest,
  { owner, name, version }: Required<ModelRef>,
): string {
  const input = request.buildInput((artifact) => `artifact:${artifact.id}`);
  const { destination } = request;
  const identity = { model: `${owner}/${name}`, version, destination, input };
  return createHash('sha256').update(canonicalJson(identity)).digest('hex');
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
    message: `The training ${id} succeeded but names no version: look at it at the provider.`,
    predictionId: id,
    logs,
  });
}
