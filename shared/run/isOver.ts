import type { RunState } from './reduceRun.ts';

/** Says whether a run has ended: it neither goes on nor waits or is paused. */
export function isOver(status: RunState['status']): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'canceled';
}
