import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError } from '../modelError.ts';
import { wait, type Timers } from '../options.ts';
import type { FaultSource } from '../faults.ts';
import { createModelContext } from './modelContext.ts';
import type { FetchInputs } from './fetchInputs.ts';
import type { Prediction } from './prediction.ts';
import { createSlots } from './slots.ts';

interface RunnerOptions {
  readonly concurrency: number;
  readonly coldStartMs: number;
  readonly now: () => number;
  readonly timers: Timers;
  readonly faults: FaultSource;
  readonly fetchInputs: FetchInputs;
  /** Folders of input and output files, one per prediction in each. */
  readonly inputsDir: string;
  readonly outputsDir: string;
  /** The address of a finished file, for the stream. */
  readonly toPublic: (prediction: Prediction, output: unknown) => unknown;
}

/** Runs predictions, a few at a time. */
export interface Runner {
  /** Runs to the end; never rejects: what goes wrong becomes the state of the prediction. */
  readonly run: (prediction: Prediction) => Promise<void>;
}

/** Makes the runner; no model is warm yet. */
export function createRunner(options: RunnerOptions): Runner {
  const { now, faults, timers } = options;
  const slots = createSlots(options.concurrency);
  const warm = new Set<string>();

  async function start(prediction: Prediction): Promise<void> {
    const { model, fault } = prediction.facts;
    if (fault?.kind === 'hold' && fault.at === 'starting') {
      await faults.hold(prediction.facts.id, prediction.signal);
    }
    if (options.coldStartMs > 0 && !warm.has(model.name)) {
      await wait(timers, options.coldStartMs, prediction.signal);
    }
    warm.add(model.name);
    prediction.signal.throwIfAborted();
    prediction.update({ status: 'processing', startedAt: now() });
  }

  async function work(prediction: Prediction): Promise<void> {
    const { model, fault, id, outputKey } = prediction.facts;
    const { input } = prediction.state();
    const { signal } = prediction;
    const appendLog = (text: string): void =>
      prediction.update({ logs: prediction.state().logs + text });
    const folder = join(options.inputsDir, id);
    const fetched = await options.fetchInputs({ model, input, folder, signal });
    if (fault?.kind === 'hold' && fault.at === 'processing') await faults.hold(id, signal);
    if (fault?.kind === 'model-failure') {
      appendLog(fault.logs ?? 'The model was told to fail.\n');
      throw new ModelError(fault.error ?? 'The model was told to fail.');
    }
    const outputs = join(options.outputsDir, outputKey);
    const context = createModelContext({ signal, folder: outputs, now, timers, appendLog });
    const running = model.run(fetched, context);
    if (Symbol.asyncIterator in running) await collect(prediction, running);
    else prediction.update({ output: await running });
    signal.throwIfAborted();
    if (fault?.kind === 'expired-output') await rm(outputs, { recursive: true, force: true });
  }

  async function collect(prediction: Prediction, items: AsyncIterable<unknown>): Promise<void> {
    const output: unknown[] = [];
    for await (const item of items) {
      prediction.signal.throwIfAborted();
      output.push(item);
      prediction.update({ output: [...output] });
      prediction.events.add({
        event: 'output',
        data: String(options.toPublic(prediction, item)),
      });
    }
    // An iterator that gave nothing has an empty list as its output, not none.
    prediction.update({ output });
  }

  return {
    async run(prediction) {
      const { id, fault } = prediction.facts;
      const leave = await slots.enter(prediction.signal);
      try {
        if (fault?.kind === 'aborted') prediction.stop('deadline');
        await start(prediction);
        await work(prediction);
        succeed(prediction, now());
      } catch (error) {
        settle(prediction, error, now());
      } finally {
        leave();
        await rm(join(options.inputsDir, id), { recursive: true, force: true }).catch(() => {});
      }
    },
  };
}

function succeed(prediction: Prediction, completedAt: number): void {
  const { output } = prediction.state();
  const { streams } = prediction.facts.model.output;
  if (streams === 'text' && typeof output === 'string') {
    prediction.events.add({ event: 'output', data: output });
  }
  prediction.update({ status: 'succeeded', completedAt });
  prediction.events.add({ event: 'done', data: '{}' });
}

function settle(prediction: Prediction, error: unknown, completedAt: number): void {
  if (prediction.signal.aborted) {
    const hasStarted = prediction.state().startedAt !== undefined;
    const isDeadline = prediction.signal.reason === 'deadline';
    const status = isDeadline && !hasStarted ? 'aborted' : 'canceled';
    prediction.update({ status, completedAt });
    prediction.events.add({ event: 'done', data: '{"reason":"canceled"}' });
    return;
  }
  const sentence =
    error instanceof ModelError
      ? error.message
      : `The model builtin/${prediction.facts.model.name} stopped unexpectedly (code: E1000). Try again, or try another input.`;
  prediction.update({ status: 'failed', error: sentence, completedAt, output: undefined });
  prediction.events.add({ event: 'error', data: JSON.stringify({ detail: sentence }) });
  prediction.events.add({ event: 'done', data: '{"reason":"error"}' });
}
