import { rankNodes } from '../../electron/engine/schedule/rankNodes.ts';
import { planRun } from '../../shared/graph/plan.ts';
import { makeGraph } from '../graphs.ts';
import { rounded } from '../measure.ts';
import { toPipeline } from '../runners/toPipeline.ts';
import { simulate } from '../simulate.ts';
import type { Row } from './row.ts';

/** The order of our scheduler against first in, first out, on a simulated clock, for several limits. */
export async function orderRows(): Promise<readonly Row[]> {
  const graph = makeGraph({ kind: 'uneven', nodes: 2_000 });
  const { plan } = planRun(toPipeline(graph));
  const ranks = [...rankNodes(plan)];
  const rankOf = new Map(ranks.map(([id, rank]) => [id.slice(1), rank]));
  const needs = graph.ms.map((): number[] => []);
  for (const [from, to] of graph.edges) needs[to]?.push(from);
  const tasks = graph.ms.map((ms, at) => ({ ms, needs: needs[at] ?? [] }));
  return [64, 128, 192, 256].map((limit) => {
    const fifo = simulate(
      tasks.map((task) => ({ ...task, priority: [] })),
      limit,
    );
    const ranked = simulate(
      tasks.map((task, at) => ({ ...task, priority: [-(rankOf.get(String(at)) ?? 0)] })),
      limit,
    );
    return {
      'uneven 2000, at once': limit,
      'first in, first out, ms': rounded(fifo, 0),
      'critical path, ms': rounded(ranked, 0),
      'gain, %': rounded((1 - ranked / fifo) * 100),
    };
  });
}
