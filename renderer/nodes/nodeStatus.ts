import type { NodeId } from '../../shared/domain/ids.ts';
import { isOver } from '../../shared/run/isOver.ts';
import type { NodeRunState } from '../../shared/run/nodeRun.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import type { TaskStatus } from '../../shared/run/taskState.ts';
import { useRun } from '../engine/AppContext.tsx';

/** How a node fares, as people see it: a node that was stopped has not failed, and one whose failures are passed on has not simply succeeded. */
export type NodeStatus = TaskStatus | 'canceled' | 'paused' | 'passed';

/** The status of a node in the shown run; undefined when it takes no part. */
export function useNodeStatus(nodeId: NodeId): NodeStatus | undefined {
  return useRun((state) => nodeStatusIn(state.run, nodeId));
}

/** The status of a node in a run. Once the run is over nothing waits or runs any more. */
export function nodeStatusIn(run: RunState | null, nodeId: NodeId): NodeStatus | undefined {
  const node = run?.nodes[nodeId];
  if (run === null || node === undefined) return undefined;
  if (node.status === 'waiting' || node.status === 'running') return openStatus(run, node);
  if (node.status === 'succeeded' && node.counts.passedOn > 0) return 'passed';
  if (node.status !== 'failed') return node.status;
  return node.counts.failed === 0 ? 'canceled' : 'failed';
}

function openStatus(run: RunState, node: NodeRunState): NodeStatus {
  if (isOver(run.status)) return 'canceled';
  return run.status === 'paused' && isHeld(run, node) ? 'paused' : node.status;
}

/** Says whether a node has begun and nothing of it goes on. */
function isHeld(run: RunState, { tasks }: NodeRunState): boolean {
  return tasks.length > 0 && tasks.every((key) => run.tasks[key]?.status !== 'running');
}
