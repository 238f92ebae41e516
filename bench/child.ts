import { makeGraph, type GraphOrder } from './graphs.ts';
import type { MeasuredItems } from './items.ts';
import { peakBytes } from './peakBytes.ts';
import { findRunner, type RunnerName } from './runners/findRunner.ts';

/** What a process of its own is to measure. */
export type MeasureOrder = {
  readonly runner: RunnerName;
  readonly graph: GraphOrder;
  readonly rounds: number;
};

/** A batch of so many items through the whole engine. */
export type ItemsOrder = { readonly items: number };

/** `wallMs` and `cpuMs` (the main thread alone) of each round, the first one with everything cold; `peakBytes` resident, up to its end. */
export type Measured = {
  readonly wallMs: readonly number[];
  readonly cpuMs: readonly number[];
  readonly peakBytes: readonly number[];
};

async function measure({ runner, graph: order, rounds }: MeasureOrder): Promise<Measured> {
  const graph = makeGraph(order);
  const prepare = await findRunner(runner);
  const { run, close } = await prepare(graph);
  const wallMs: number[] = [];
  const cpuMs: number[] = [];
  const peaks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const cpu = process.threadCpuUsage();
    const start = performance.now();
    const count = await run();
    wallMs.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(cpu);
    cpuMs.push((user + system) / 1000);
    peaks.push(peakBytes());
    if (count !== graph.nodes) throw new Error(`${count} of ${graph.nodes} nodes ran`);
  }
  await close?.();
  return { wallMs, cpuMs, peakBytes: peaks };
}

async function obey(order: MeasureOrder | ItemsOrder): Promise<Measured | MeasuredItems> {
  if (!('items' in order)) return measure(order);
  // Nothing of the engine is to be in the memory of the others.
  const { measureItems } = await import('./items.ts');
  return measureItems(order.items);
}

process.once('message', (order: MeasureOrder | ItemsOrder) => {
  obey(order).then(
    (measured) => process.send?.({ measured }, () => process.exit(0)),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? error.message : String(error) }, () =>
        process.exit(1),
      ),
  );
});
