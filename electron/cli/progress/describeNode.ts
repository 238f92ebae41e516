import type { NodeId } from '../../../shared/domain/ids.ts';
import type { NodeRunState, RunState, TaskState } from '../../../shared/run/reduceRun.ts';
import { unreachedText } from '../../../shared/run/unreachedText.ts';
import { printable } from '../printable.ts';
import { formatDuration } from './formatDuration.ts';

/** One node of a run as a line of the progress shows it. */
export type NodeLine = {
  readonly status: NodeRunState['status'];
  /** 0..1 while a bar helps, otherwise null. */
  readonly fraction: number | null;
  /** What there is to say: a label, a duration, the reason of a failure. */
  readonly detail: string;
};

/** Describes where a node is; `now` in milliseconds since 1970. */
export function describeNode(run: RunState, id: NodeId, now: number): NodeLine {
  const node = run.nodes[id];
  if (node === undefined) return { status: 'waiting', fraction: null, detail: '' };
  const tasks = node.tasks.flatMap((key) => run.tasks[key] ?? []);
  const [only, second] = tasks;
  if (only === undefined) return { status: node.status, fraction: null, detail: '' };
  return second === undefined
    ? describeTask(only, node.status, now)
    : describeMany(tasks, node.status, now);
}

function describeTask(task: TaskState, status: NodeRunState['status'], now: number): NodeLine {
  const took = formatDuration((task.endedAt ?? now) - (task.startedAt ?? now));
  switch (status) {
    case 'waiting':
      return { status, fraction: null, detail: '' };
    case 'running':
      return {
        status,
        fraction: task.fraction,
        detail: [took, saidLast(task, now)].filter((part) => part !== '').join('  '),
      };
    case 'succeeded':
      return { status, fraction: null, detail: task.reused ? 'kept from an earlier run' : took };
    case 'failed':
      return { status, fraction: null, detail: printable(task.failure?.message ?? 'failed') };
    case 'skipped':
      return { status, fraction: null, detail: printable(task.skippedBecause ?? 'skipped') };
  }
}

/** That the provider is out of reach, the end of a streamed text, or the label of the progress. */
function saidLast(task: TaskState, now: number): string {
  if (task.unreached !== null) return unreachedText(task.unreached, now);
  const [streamed] = Object.values(task.streamed);
  if (streamed !== undefined && streamed !== '')
    return `… ${printable(streamed.slice(-40)).trim()}`;
  return printable(task.label ?? '');
}

function describeMany(
  tasks: readonly TaskState[],
  status: NodeRunState['status'],
  now: number,
): NodeLine {
  const done = tasks.filter((task) => task.status === 'succeeded').length;
  const failed = tasks.filter((task) => task.status === 'failed');
  const starts = tasks.flatMap((task) => task.startedAt ?? []);
  const ends = tasks.flatMap((task) => task.endedAt ?? []);
  const end = status === 'running' ? now : Math.max(...ends, 0);
  const parts = [`${done} of ${tasks.length} items`];
  const kept = tasks.filter((task) => task.reused).length;
  if (kept > 0) parts.push(`${kept} kept from an earlier run`);
  if (starts.length > 0) parts.push(formatDuration(end - Math.min(...starts)));
  const lost = tasks.find((task) => task.unreached !== null)?.unreached;
  if (lost !== undefined && lost !== null) parts.push(unreachedText(lost, now));
  const [first] = failed;
  if (first !== undefined)
    parts.push(`${failed.length} failed: ${printable(first.failure?.message ?? '')}`);
  return {
    status,
    fraction: status === 'running' ? done / tasks.length : null,
    detail: parts.join('  '),
  };
}
