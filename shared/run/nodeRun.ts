import { ownValue } from '../domain/json.ts';
import type { PortValues, Value } from '../domain/values.ts';
import { collectOutputs, pathKey, type ListLengths } from '../graph/mapping.ts';
import { errorPortName } from '../graph/nodePolicy.ts';
import { taskKey, type RunEvent } from './events.ts';
import { isPassedOn, type TaskState, type TaskStatus } from './taskState.ts';
import { addCost, costOfTask, noCost, type RunCost } from './runCost.ts';

/** How many tasks of a node are how far. What was stopped is canceled and not failed. */
export type NodeCounts = {
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly canceled: number;
  readonly skipped: number;
  /** Of those that succeeded: results of earlier runs. */
  readonly reused: number;
  /** Of those that succeeded: they failed, and their failure went to a port, which to the node is a success. */
  readonly passedOn: number;
};

/** A node's place in a run: its own status is that of its tasks together. */
export type NodeRunState = {
  readonly status: TaskStatus;
  /** The keys of the tasks that are kept: all that have not ended, and the first `keptTasks` of each way to end. */
  readonly tasks: readonly string[];
  /** There once every task of the node succeeded; lists hold the items whose tasks are kept. */
  readonly outputs: PortValues | null;
  /** The lengths of the lists that the node maps; empty for one task. */
  readonly lengths: ListLengths;
  /** Of all tasks, also those that are not kept. */
  readonly counts: NodeCounts;
  /** What those that succeeded and those that failed have cost. */
  readonly cost: { readonly succeeded: RunCost; readonly failed: RunCost };
  /** When the first began and the last ended, in milliseconds since 1970. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
};

/** So many tasks are kept of each node for each way to end: a run of 30,000 tasks is counted, not held. */
export const keptTasks = 250;

const noCounts: NodeCounts = {
  running: 0,
  succeeded: 0,
  failed: 0,
  canceled: 0,
  skipped: 0,
  reused: 0,
  passedOn: 0,
};

/** A node of which nothing has begun. */
export const waitingNode: NodeRunState = {
  status: 'waiting',
  tasks: [],
  outputs: null,
  lengths: {},
  counts: noCounts,
  cost: { succeeded: noCost, failed: noCost },
  startedAt: null,
  endedAt: null,
};

/** How many tasks of a node have begun. */
export function begunIn({ running, ...ended }: NodeCounts): number {
  return running + endedIn(ended);
}

/** How many tasks of a node have ended, well or not. */
export function endedIn(counts: Omit<NodeCounts, 'running'>): number {
  return counts.succeeded + counts.failed + counts.canceled + counts.skipped;
}

/** What a node has cost. */
export function costOfNode({ cost: { succeeded, failed } }: Pick<NodeRunState, 'cost'>): RunCost {
  return { usd: succeeded.usd + failed.usd, unknown: succeeded.unknown + failed.unknown };
}

/** Whether tasks of the node have ended that are not kept. */
export function hasForgotten({ counts, tasks }: NodeRunState): boolean {
  return begunIn(counts) > tasks.length;
}

/** Where a task is counted; one that waits is not. */
export function countedAs(
  task: TaskState,
): Exclude<TaskStatus, 'waiting'> | 'canceled' | undefined {
  const { status, failure } = task;
  if (status === 'waiting') return undefined;
  if (isPassedOn(task)) return 'succeeded';
  return status === 'failed' && failure?.kind === 'canceled' ? 'canceled' : status;
}

/** Counts a task of a node that has come from one status into another. */
export function countTask(
  { counts, cost, startedAt, endedAt }: NodeRunState,
  before: TaskState | undefined,
  after: TaskState,
): Pick<NodeRunState, 'counts' | 'cost' | 'startedAt' | 'endedAt'> {
  const next: { -readonly [Key in keyof NodeCounts]: number } = { ...counts };
  const [from, to] = [before && countedAs(before), countedAs(after)];
  if (from !== undefined) next[from] -= 1;
  if (to !== undefined) next[to] += 1;
  if (after.status === 'succeeded' && after.reused) next.reused += 1;
  if (isPassedOn(after)) next.passedOn += 1;
  const side = to === 'succeeded' ? 'succeeded' : 'failed';
  const isPaid = after.status === 'succeeded' || after.status === 'failed';
  return {
    counts: next,
    cost: isPaid ? { ...cost, [side]: addCost(cost[side], costOfTask(after)) } : cost,
    startedAt: startedAt ?? after.startedAt,
    endedAt: after.endedAt ?? endedAt,
  };
}

/** A node of a run that goes on: what has succeeded stays, everything else begins anew. */
export function reopenNode(node: NodeRunState, tasks: readonly string[]): NodeRunState {
  const { succeeded, reused, passedOn } = node.counts;
  const hasBegun = succeeded > 0;
  return {
    ...node,
    tasks,
    status: hasBegun ? 'running' : 'waiting',
    outputs: null,
    counts: { ...noCounts, succeeded, reused, passedOn },
    cost: { ...node.cost, failed: noCost },
    startedAt: hasBegun ? node.startedAt : null,
    endedAt: hasBegun ? node.endedAt : null,
  };
}

/** A node of a run that has stopped: what ran does not any more. */
export function stopNode(node: NodeRunState): NodeRunState {
  const { counts } = node;
  if (counts.running === 0) return node;
  return {
    ...node,
    counts: { ...counts, running: 0, canceled: counts.canceled + counts.running },
  };
}

/** A node all of whose tasks have ended. */
export function completeNode(
  node: NodeRunState,
  tasks: { readonly [key: string]: TaskState },
  {
    nodeId,
    ports,
    whole,
    branches,
    errors,
  }: Extract<RunEvent, { readonly type: 'node.completed' }>,
): NodeRunState {
  if (!whole)
    return {
      ...node,
      status: node.counts.failed + node.counts.canceled > 0 ? 'failed' : 'skipped',
    };
  const valueAt = (path: readonly number[], port: string): Value | 'untaken' | undefined => {
    const task = tasks[taskKey({ nodeId, path })];
    if (task?.outputs == null) return 'untaken';
    const isError = errors === true && (task.status === 'failed' || port === errorPortName);
    return ownValue(task.outputs, port) ?? (isError || branches === true ? 'untaken' : undefined);
  };
  return { ...node, status: 'succeeded', outputs: collectOutputs(ports, node.lengths, valueAt) };
}

/** The lengths with one more; `isOwn` where they may be changed in place. */
export function withLength(
  lengths: ListLengths,
  event: { readonly path: readonly number[]; readonly length: number },
  isOwn: boolean,
): ListLengths {
  return Object.assign(isOwn ? lengths : { ...lengths }, { [pathKey(event.path)]: event.length });
}
