import type { NodeRunState } from './nodeRun.ts';
import type { RunState } from './reduceRun.ts';

/** How many tasks a run has, as far as is known yet, and how many of them have given something: a result, or a failure that is passed on. A node counts as one until its list is known. */
export function countTasks({ nodes }: Pick<RunState, 'nodes'>): {
  readonly done: number;
  readonly total: number;
} {
  const states = Object.values(nodes);
  const done = states.reduce((sum, { counts }) => sum + counts.succeeded, 0);
  const total = states.reduce((sum, node) => sum + countTasksOf(node), 0);
  return { done, total };
}

/** `3 of 5 tasks are done`. */
export function doneText(run: Pick<RunState, 'nodes'>): string {
  const { done, total } = countTasks(run);
  return `${done} of ${total} ${total === 1 ? 'task is' : 'tasks are'} done`;
}

/** How many tasks a node has, as far as is known yet. Each list but the outermost takes the place of one item of another list. */
export function countTasksOf({ lengths }: NodeRunState): number {
  const lists = Object.values(lengths);
  if (lists.length === 0) return 1;
  return lists.reduce((sum, length) => sum + length, 0) - (lists.length - 1);
}
