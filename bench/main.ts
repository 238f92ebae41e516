import { cpus } from 'node:os';
import type { Engine } from '../electron/engine/engine.ts';
import { toRunId } from '../shared/domain/ids.ts';
import type { Pipeline } from '../shared/domain/graph.ts';
import { createTestEngine } from '../test/support/testEngine.ts';
import { chain, fan } from './graphs.ts';

/** The time of one run from start to its last event, in microseconds per node. */
async function timeRun(engine: Engine, name: string, pipeline: Pipeline): Promise<number> {
  const nodes = Object.keys(pipeline.graph.nodes).length;
  const runId = toRunId(`${name}-${process.hrtime.bigint()}`);
  const start = performance.now();
  const started = await engine.client.runs.start({ runId, pipeline });
  if (!started.ok) throw new Error(started.problems.map((problem) => problem.message).join('\n'));
  for await (const event of await engine.client.runs.events({ runId })) {
    if (event.type === 'run.finished' && event.outcome !== 'succeeded')
      throw new Error(`${name} ${event.outcome}`);
  }
  return ((performance.now() - start) * 1000) / nodes;
}

async function main(): Promise<void> {
  await using t = await createTestEngine();
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
  );
  const graphs = { 'chain of 1,000': chain(1_000), '1 -> 1,000 -> 1': fan(1_000) };
  for (const [name, pipeline] of Object.entries(graphs)) {
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1)
      times.push(await timeRun(t.engine, name.replaceAll(/\W+/g, '-'), pipeline));
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `${name}: median ${sorted[3]?.toFixed(0)} us per node, fastest ${sorted[0]?.toFixed(0)}, slowest ${sorted[6]?.toFixed(0)}`,
    );
  }
}

await main();
