import type { GraphOrder } from '../graphs.ts';
import { measure, median, rounded } from '../measure.ts';
import type { Row } from './row.ts';
import { peers, type RunnerName } from '../runners/findRunner.ts';

type Comparison = {
  readonly graph: GraphOrder;
  readonly runners: readonly RunnerName[];
  readonly rounds: number;
};

const ours: readonly RunnerName[] = ['patchbay scheduler', 'patchbay scheduler in memory'];

/** Chain and fan: what a node costs that does nothing, in microseconds. */
export function overheadRows(withPeers: boolean): Promise<readonly Row[]> {
  const runners: RunnerName[] = ['floor', 'patchbay', ...ours, ...(withPeers ? peers : [])];
  return compare(
    [
      { graph: { kind: 'chain', nodes: 1_000 }, runners, rounds: 7 },
      { graph: { kind: 'fan', nodes: 1_002 }, runners, rounds: 7 },
      { graph: { kind: 'chain', nodes: 100_000 }, runners: ['floor', 'patchbay'], rounds: 1 },
    ],
    'us per node',
  );
}

/** Random graphs of nodes that wait, 64 at once: wall time and memory against the floor's. */
export function dagRows(withPeers: boolean): Promise<readonly Row[]> {
  const runners: RunnerName[] = ['floor', ...ours, ...(withPeers ? peers : [])];
  return compare(
    [
      { graph: { kind: 'dag', nodes: 2_000 }, runners, rounds: 5 },
      { graph: { kind: 'uneven', nodes: 2_000 }, runners, rounds: 5 },
    ],
    'wall ms',
  );
}

async function compare(
  comparisons: readonly Comparison[],
  unit: 'us per node' | 'wall ms',
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { graph, runners, rounds } of comparisons) {
    let floor: { readonly wall: number; readonly bytes: number } | undefined;
    for (const runner of runners) {
      const name = { graph: `${graph.kind} ${graph.nodes}`, runner };
      const outcome = await measure({ runner, graph, rounds });
      if ('error' in outcome) {
        rows.push({ ...name, note: outcome.error });
        continue;
      }
      const { wallMs, cpuMs, peakBytes } = outcome.measured;
      const wall = median(wallMs);
      floor ??= { wall, bytes: peakBytes };
      const scale = unit === 'wall ms' ? 1 : 1_000 / graph.nodes;
      rows.push({
        ...name,
        [`cold, ${unit}`]: rounded((wallMs[0] ?? 0) * scale),
        [`median, ${unit}`]: rounded(wall * scale),
        'times floor': rounded(wall / floor.wall, 2),
        [unit === 'wall ms' ? 'cpu, ms' : `cpu, ${unit}`]: rounded(median(cpuMs) * scale),
        'peak MB': rounded(peakBytes / 1e6, 0),
        'memory, times floor': rounded(peakBytes / floor.bytes, 2),
      });
    }
  }
  return rows;
}
