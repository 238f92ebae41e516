import { setTimeout } from 'node:timers/promises';
import { eachEvent } from '../test/support/eachEvent.ts';
import { createTestEngine, newRunId } from '../test/support/testEngine.ts';
import { batchPipeline } from './batches.ts';

/** Resident bytes of an engine at rest, and at most while it ran; main-thread time of the run. */
export type MeasuredItems = {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly idleBytes: number;
  readonly peakBytes: number;
};

/** A list of texts through three templates, in the whole engine. Meant for a process of its own, as it looks at its memory. */
export async function measureItems(items: number): Promise<MeasuredItems> {
  await using t = await createTestEngine();
  const run = async (length: number): Promise<void> => {
    const { pipeline, target } = batchPipeline(length, 3);
    const runId = newRunId();
    const started = await t.client.runs.start({ runId, pipeline, target: [...target] });
    if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
    for await (const event of eachEvent(await t.client.runs.events({ runId })))
      if (event.type === 'run.finished' && event.outcome !== 'succeeded')
        throw new Error(`the run ${event.outcome}`);
  };
  // An engine at rest has run something before.
  await run(100);
  await setTimeout(500);
  const idleBytes = process.memoryUsage.rss();
  let peakBytes = idleBytes;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 5);
  const cpu = process.threadCpuUsage();
  const start = performance.now();
  await run(items);
  const wallMs = performance.now() - start;
  const { user, system } = process.threadCpuUsage(cpu);
  clearInterval(watch);
  return { wallMs, cpuMs: (user + system) / 1000, idleBytes, peakBytes };
}
