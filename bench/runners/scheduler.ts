import { setTimeout } from 'node:timers/promises';
import { textValue } from '../../shared/domain/values.ts';
import { planRun } from '../../shared/graph/plan.ts';
import type { BenchGraph } from '../graphs.ts';
import { createRooms, type RoomsOptions } from './rooms.ts';
import type { PreparedRunner } from './runner.ts';
import { toPipeline } from './toPipeline.ts';

/**
 * Our scheduler around nodes that only wait: no node type of Patchbay takes 5 ms. The plan is made before, as a peer
 * deploys or compiles its graph.
 */
export async function prepareScheduler(
  graph: BenchGraph,
  journal: RoomsOptions['journal'],
): Promise<PreparedRunner> {
  const { pipeline, target } = toPipeline(graph);
  const { plan } = planRun({ pipeline, target });
  const waits = new Map(graph.ms.map((ms, at) => [`n${at}`, ms]));
  const outputs = { text: textValue('x') };
  const rooms = await createRooms({
    journal,
    limit: graph.limit,
    execute: async ({ id }) => {
      const wait = waits.get(id);
      if (wait !== undefined) await setTimeout(wait);
      return outputs;
    },
  });
  return { run: () => rooms.run(plan, pipeline), close: rooms.close };
}
