import type { RunState } from '../../../shared/run/reduceRun.ts';

type Counted = { readonly ended: number; readonly total: number };

/** The nodes of a run are replaced, never changed: while tasks only make progress they are counted once. */
const known = new WeakMap<RunState['nodes'], Counted>();

/** How many nodes a run has, and how many of them have ended, well or not. */
export function countNodes({ nodes }: Pick<RunState, 'nodes'>): Counted {
  const before = known.get(nodes);
  if (before !== undefined) return before;
  const states = Object.values(nodes);
  const ended = states.filter(({ status }) => status !== 'waiting' && status !== 'running').length;
  const counted = { ended, total: states.length };
  known.set(nodes, counted);
  return counted;
}
