import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { toRunId } from '../shared/domain/ids.ts';
import { eachEvent } from '../test/support/eachEvent.ts';
import { batchPipeline } from './batches.ts';
import { openBenchEngine } from './openBenchEngine.ts';

/** Resident bytes of an engine at rest, and at most while it ran; main-thread time of the run. */
export type MeasuredItems = {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly idleBytes: number;
  readonly peakBytes: number;
};

/** A list of texts through three templates, in the whole engine. Meant for a process of its own, as it looks at its memory. */
export async function measureItems(items: number): Promise<MeasuredItems> {
  const { client, close } = await openBenchEngine();
  const run = async (length: number): Promise<void> => {
    const { pipeline, target } = batchPipeline(length, 3);
    const runId = toRunId(randomUUID());
    const started = await client.runs.start({ runId, pipeline, target: [...target] });
    if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
    for await (const event of eachEvent(await client.runs.events({ runId })))
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
  await close();
  return { wallMs, cpuMs: (user + system) / 1000, idleBytes, peakBytes };
}
