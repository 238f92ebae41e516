import type { NodeId } from '../../shared/domain/ids.ts';
import type { RunState, TaskStatus } from '../../shared/run/reduceRun.ts';
import { useRun } from '../engine/AppContext.tsx';

/** How a node fares, as people see it: a node that was stopped has not failed, and one whose failures are passed on has not simply succeeded. */
export type NodeStatus = TaskStatus | 'canceled' | 'passed';

/** The status of a node in the shown run; undefined when it takes no part. */
export function useNodeStatus(nodeId: NodeId): NodeStatus | undefined {
  return useRun((state) => nodeStatusIn(state.run, nodeId));
}

/** The status of a node in a run. Once the run is over nothing waits or runs any more. */
export function nodeStatusIn(run: RunState | null, nodeId: NodeId): NodeStatus | undefined {
  const node = run?.nodes[nodeId];
  if (run === null || node === undefined) return undefined;
  const isOver = run.status !== 'running';
  if (isOver && (node.status === 'waiting' || node.status === 'running')) return 'canceled';
  if (node.status === 'succeeded' && node.passedOn > 0) return 'passed';
  if (node.status !== 'failed') return node.status;
  const failures = node.tasks.flatMap((key) => run.tasks[key]?.failure ?? []);
  return failures.every((failure) => failure.kind === 'canceled') ? 'canceled' : 'failed';
}
