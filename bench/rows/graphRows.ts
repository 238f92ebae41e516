import type { Measured } from '../child.ts';
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
    let floor: Figures | undefined;
    for (const runner of runners) {
      const name = { graph: `${graph.kind} ${graph.nodes}`, runner };
      const outcome = await measure({ runner, graph, rounds });
      if ('error' in outcome) {
        rows.push({ ...name, note: outcome.error });
        continue;
      }
      const { wallMs, cpuMs } = outcome.measured;
      const figures = figuresOf(outcome.measured);
      const { wall, first, last } = figures;
      floor ??= figures;
      const scale = unit === 'wall ms' ? 1 : 1_000 / graph.nodes;
      rows.push({
        ...name,
        [`cold, ${unit}`]: rounded((wallMs[0] ?? 0) * scale),
        [`median, ${unit}`]: rounded(wall * scale),
        'times floor': rounded(wall / floor.wall, 2),
        [unit === 'wall ms' ? 'cpu, ms' : `cpu, ${unit}`]: rounded(median(cpuMs) * scale),
        'MB, one run': rounded(first / 1e6, 0),
        'one run, times floor': rounded(first / floor.first, 2),
        'MB, all runs': rounded(last / 1e6, 0),
        'all runs, times floor': rounded(last / floor.last, 2),
      });
    }
  }
  return rows;
}

/** The wall time of the middle run, in milliseconds, and the most memory of the first run and of all of them, in bytes. */
type Figures = { readonly wall: number; readonly first: number; readonly last: number };

function figuresOf({ wallMs, peakBytes }: Measured): Figures {
  const [first = Number.NaN] = peakBytes;
  return { wall: median(wallMs), first, last: peakBytes.at(-1) ?? first };
}
