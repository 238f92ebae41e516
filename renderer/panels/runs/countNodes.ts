import type { RunState } from '../../../shared/run/reduceRun.ts';

/** How many nodes a run has, and how many of them have ended, well or not. */
export function countNodes({ nodes }: Pick<RunState, 'nodes'>): {
  readonly ended: number;
  readonly total: number;
} {
  const states = Object.values(nodes);
  const ended = states.filter(({ status }) => status !== 'waiting' && status !== 'running').length;
  return { ended, total: states.length };
}
