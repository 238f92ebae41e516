import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltinModel } from '../defineModel.ts';
import type { PredictionFault } from '../faults.ts';
import type { CountBook } from '../counts.ts';
import type { Timers } from '../options.ts';
import { randomId } from '../randomId.ts';
import type { WebhookOrder } from '../webhooks/webhookOrder.ts';
import { inputHash, shortenInput } from './inputMemory.ts';
import { createPrediction, isFinished, type Prediction } from './prediction.ts';
import type { Runner } from './runner.ts';

interface StoreOptions {
  readonly now: () => number;
  readonly timers: Timers;
  readonly ttlMs: number;
  readonly outputsDir: string;
  readonly runner: Runner;
  readonly counts: CountBook;
}

interface CreateOptions {
  readonly model: BuiltinModel;
  readonly input: Readonly<Record<string, unknown>>;
  /** Milliseconds from now to the deadline. */
  readonly cancelAfterMs: number | undefined;
  readonly fault: PredictionFault | undefined;
  readonly deployment?: string | undefined;
  readonly webhook?: WebhookOrder | undefined;
}

/** All predictions that the server remembers, newest first. */
export interface PredictionStore {
  /** Accepts a prediction and starts it. */
  readonly create: (options: CreateOptions) => Prediction;
  readonly find: (id: string) => Prediction | undefined;
  readonly findByStream: (streamKey: string) => Prediction | undefined;
  readonly list: () => readonly Prediction[];
  /** Deletes the data of predictions that ended too long ago. */
  readonly expire: () => Promise<void>;
  /** Stops all predictions of a version and deletes them with their data. */
  readonly forgetVersion: (version: string) => Promise<void>;
  /** Stops everything and waits until it has stopped. */
  readonly close: () => Promise<void>;
}

/** Predictions beyond this number are forgotten, oldest finished first. */
const keptPredictions = 10_000;

/** Makes an empty store. */
export function createPredictionStore(options: StoreOptions): PredictionStore {
  const { now, timers, counts } = options;
  const byId = new Map<string, Prediction>();
  const byStream = new Map<string, Prediction>();
  let ended: Prediction[] = [];
  const running = new Set<Promise<void>>();

  function forgetOldest(): void {
    if (byId.size <= keptPredictions) return;
    for (const [id, prediction] of byId) {
      if (!isFinished(prediction.state().status)) continue;
      byId.delete(id);
      byStream.delete(prediction.facts.streamKey);
      void removeData(prediction);
      return;
    }
  }

  async function removeData(prediction: Prediction): Promise<void> {
    prediction.update({ dataRemoved: true, input: {}, output: undefined, logs: '' });
    prediction.events.close();
    const folder = join(options.outputsDir, prediction.facts.outputKey);
    await rm(folder, { recursive: true, force: true });
  }

  async function noteEnd(prediction: Prediction): Promise<void> {
    await prediction.finished;
    counts.countEnd();
    prediction.update({ input: shortenInput(prediction.state().input) });
    ended.push(prediction);
  }

  async function runToEnd(prediction: Prediction): Promise<void> {
    const { deadlineAt, createdAt } = prediction.facts;
    const cancelTimer =
      deadlineAt === undefined
        ? () => {}
        : timers.after(deadlineAt - createdAt, () => prediction.stop('deadline'));
    await options.runner.run(prediction);
    cancelTimer();
  }

  return {
    create({ model, input, cancelAfterMs, fault, deployment, webhook }) {
      const createdAt = now();
      const prediction = createPrediction({
        id: randomId(),
        model,
        shownVersion: model.official ? 'hidden' : model.version,
        createdAt,
        deadlineAt: cancelAfterMs === undefined ? undefined : createdAt + cancelAfterMs,
        streamKey: randomId() + randomId(),
        outputKey: randomId() + randomId(),
        fault,
        deployment,
        webhook,
        input,
      });
      const { id, streamKey } = prediction.facts;
      byId.set(id, prediction);
      byStream.set(streamKey, prediction);
      counts.countCreate({
        id,
        model: `builtin/${model.name}`,
        version: model.version,
        inputSha256: inputHash(input),
      });
      void noteEnd(prediction);
      const run = runToEnd(prediction);
      running.add(run);
      void run.finally(() => running.delete(run));
      forgetOldest();
      return prediction;
    },
    find: (id) => byId.get(id),
    findByStream: (streamKey) => byStream.get(streamKey),
    list: () => [...byId.values()].reverse(),
    async expire() {
      // They are in the order in which they ended, so only the first ones can be due.
      for (let [first] = ended; first !== undefined; [first] = ended) {
        if (now() - (first.state().completedAt ?? 0) < options.ttlMs) return;
        ended.shift();
        await removeData(first);
      }
    },
    async forgetVersion(version) {
      for (const [id, prediction] of byId) {
        if (prediction.facts.model.version !== version) continue;
        prediction.stop('user');
        await prediction.finished;
        ended = ended.filter((other) => other !== prediction);
        await removeData(prediction);
        byId.delete(id);
        byStream.delete(prediction.facts.streamKey);
      }
    },
    async close() {
      for (const prediction of byId.values()) prediction.stop('closing');
      await Promise.all(running);
    },
  };
}
