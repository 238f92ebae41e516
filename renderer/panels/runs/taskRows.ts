import { toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import type { RunState, TaskState } from '../../../shared/run/reduceRun.ts';
import { isPassedOn } from '../../../shared/run/taskAttempt.ts';
import { nodeStatusIn, type NodeStatus } from '../../nodes/nodeStatus.ts';

/** A line of the run's list: a task, or a node whose first task has not begun. */
export type TaskRow = {
  readonly key: string;
  readonly nodeId: NodeId;
  /** `item 3`, or `item 2.1` of nested lists; empty where the node does not map a list. */
  readonly item: string;
  readonly status: NodeStatus;
  readonly task: TaskState | null;
};

/** The run's tasks in the order they began, then the nodes that have none yet; at most `limit` rows. */
export function taskRows(
  run: RunState,
  limit: number,
): { readonly rows: readonly TaskRow[]; readonly more: number } {
  const begun = Object.entries(run.tasks).map(([key, task]): TaskRow => {
    const item = task.path.length === 0 ? '' : `item ${task.path.map((at) => at + 1).join('.')}`;
    return { key, nodeId: task.nodeId, item, status: taskStatus(task), task };
  });
  const waiting = Object.entries(run.nodes)
    .filter(([, node]) => node.tasks.length === 0)
    .map(([id, node]): TaskRow => {
      const nodeId = toNodeId(id);
      const status = nodeStatusIn(run, nodeId) ?? node.status;
      return { key: id, nodeId, item: '', status, task: null };
    });
  const all = [...begun, ...waiting];
  return { rows: all.slice(0, limit), more: Math.max(0, all.length - limit) };
}

/** A task that was stopped has not failed. */
export function taskStatus({ status, failure, outputs }: TaskState): NodeStatus {
  if (isPassedOn({ status, outputs })) return 'passed';
  return status === 'failed' && failure?.kind === 'canceled' ? 'canceled' : status;
}
