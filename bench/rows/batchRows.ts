import { setTimeout } from 'node:timers/promises';
import { listValue, textValue, type PortValues } from '../../shared/domain/values.ts';
import { planRun } from '../../shared/graph/plan.ts';
import { batchPipeline } from '../batches.ts';
import { range, unevenMs } from '../graphs.ts';
import { median, rounded } from '../measure.ts';
import { prepare } from '../runners/floor.ts';
import { createRooms } from '../runners/rooms.ts';
import { simulate } from '../simulate.ts';
import type { Row } from './row.ts';

const [items, stages, limit, rounds] = [200, 3, 16, 3];

/** A batch of 200 through 3 stages, 16 at once: against the list-scheduling bound, a bare queue, and barriers between the stages. */
export async function batchRows(): Promise<readonly Row[]> {
  const ms = unevenMs(items * stages, 5, 60);
  const at = (stage: number, item: number): number => stage * items + item;
  const edges = range(items * (stages - 1)).map((each) => [each, each + items] as const);
  const bare = await prepare({ nodes: items * stages, edges, ms, limit });
  const work = sum(ms) / limit;
  const longest = Math.max(
    ...range(items).map((item) => sum(range(stages).map((stage) => ms[at(stage, item)] ?? 0))),
  );
  // Graham 1966: no order that leaves no place empty takes longer.
  const bound = work + (1 - 1 / limit) * longest;
  const barriers = range(stages).map((stage) => {
    const own = ms.slice(at(stage, 0), at(stage + 1, 0));
    return simulate(
      own.map((each) => ({ ms: each, needs: [], priority: [] })),
      limit,
    );
  });
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await timed(bare.run));
    ours.push(await runBatch(ms));
  }
  const row = (what: string, wall: number): Row => ({
    'batch of 200 x 3': what,
    'wall ms': rounded(wall, 0),
    'times the bound': rounded(wall / bound, 3),
  });
  return [
    row('all work, 16 at once: nothing is faster', work),
    row('the list-scheduling bound', bound),
    row('bare queue', median(floors)),
    row('patchbay scheduler', median(ours)),
    row('a barrier after each stage, otherwise no time (simulated)', sum(barriers)),
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function runBatch(ms: readonly number[]): Promise<number> {
  const { pipeline, target } = batchPipeline(items, stages);
  const { plan } = planRun({ pipeline, target });
  const list = listValue(range(items).map((item) => textValue(`item ${item}`)));
  const rooms = await createRooms({
    journal: 'disk',
    limit,
    execute: async (node, { path: [item = 0] }): Promise<PortValues> => {
      if (node.type === 'list') return { list };
      await setTimeout(ms[Number(node.id.slice(1)) * items + item]);
      return { text: textValue('x') };
    },
  });
  const wall = await timed(() => rooms.run(plan, pipeline));
  await rooms.close();
  return wall;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
