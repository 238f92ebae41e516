import { toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import { countTasksOf } from '../../../shared/run/countTasks.ts';
import { begunIn, endedIn, type NodeCounts } from '../../../shared/run/nodeRun.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { isPassedOn, type TaskState } from '../../../shared/run/taskState.ts';
import { nodeStatusIn, type NodeStatus } from '../../nodes/nodeStatus.ts';
import { t } from '../../messages/t.ts';

/** A line of the run's list: a node that runs once, or all the items of one that maps a list. */
export type TaskRow = { readonly nodeId: NodeId; readonly status: NodeStatus } & (
  | {
      readonly kind: 'task';
      /** Null before it begins. */
      readonly task: TaskState | null;
    }
  | {
      readonly kind: 'items';
      readonly counts: NodeCounts;
      readonly ended: number;
      readonly total: number;
    }
);

/** The nodes of a run in the order they began, then those that wait; at most `limit` rows. */
export function taskRows(
  run: RunState,
  limit: number,
): { readonly rows: readonly TaskRow[]; readonly more: number } {
  const begun = new Set(Object.values(run.tasks).map(({ nodeId }) => nodeId));
  const waiting = Object.keys(run.nodes).map(toNodeId);
  const all = [...new Set([...begun, ...waiting])];
  const rows = all.slice(0, limit).map((nodeId) => rowOf(run, nodeId));
  return { rows, more: all.length - rows.length };
}

function rowOf(run: RunState, nodeId: NodeId): TaskRow {
  const node = run.nodes[nodeId];
  const status = nodeStatusIn(run, nodeId) ?? 'waiting';
  const [key] = node?.tasks ?? [];
  const task = (key === undefined ? undefined : run.tasks[key]) ?? null;
  const isMapped = node !== undefined && (begunIn(node.counts) > 1 || (task?.path.length ?? 0) > 0);
  if (!isMapped) return { kind: 'task', nodeId, status, task };
  const { counts } = node;
  const total = Math.max(begunIn(counts), countTasksOf(node));
  return { kind: 'items', nodeId, status, counts, ended: endedIn(counts), total };
}

/** `item 3`, or `item 2.1` of nested lists; empty where the node does not map a list. */
export function itemName(path: readonly number[]): string {
  return path.length === 0
    ? ''
    : t('runs.taskRows.item', { number: path.map((at) => at + 1).join('.') });
}

/** What a task is shown as: one that was stopped has not failed, nor simply one whose failure was passed on. */
export function standingOf({
  status,
  failure,
  outputs,
}: Pick<TaskState, 'status' | 'failure' | 'outputs'>): NodeStatus {
  if (isPassedOn({ status, outputs })) return 'passed';
  return status === 'failed' && failure?.kind === 'canceled' ? 'canceled' : status;
}
