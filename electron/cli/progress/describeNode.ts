import type { NodeId } from '../../../shared/domain/ids.ts';
import { attemptText } from '../../../shared/run/attempts.ts';
import { begunIn, type NodeRunState } from '../../../shared/run/nodeRun.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import type { TaskState } from '../../../shared/run/taskState.ts';
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
  const [only] = tasks;
  if (only === undefined) return { status: node.status, fraction: null, detail: '' };
  return begunIn(node.counts) > 1
    ? describeMany(node, tasks, now)
    : describeTask(only, node.status, now);
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
        detail: [attemptText(task, undefined)?.message ?? '', took, saidLast(task, now)]
          .filter((part) => part !== '')
          .join('  '),
      };
    case 'succeeded':
      return { status, fraction: null, detail: endedText(task, took) };
    case 'failed':
      return { status, fraction: null, detail: printable(task.failure?.message ?? 'failed') };
    case 'skipped':
      return { status, fraction: null, detail: printable(task.skippedBecause ?? 'skipped') };
  }
}

/** A node whose failure is passed on has succeeded. */
function endedText(task: TaskState, took: string): string {
  if (task.failure !== null) return `failed, passed on: ${printable(task.failure.message)}`;
  return task.reused ? 'kept from an earlier run' : took;
}

/** That the provider is out of reach, the end of a streamed text, or the label of the progress. */
function saidLast(task: TaskState, now: number): string {
  if (task.unreached !== null) return unreachedText(task.unreached, now).message;
  const [streamed] = Object.values(task.streamed);
  if (streamed !== undefined && streamed !== '')
    return `… ${printable(streamed.slice(-40)).trim()}`;
  return printable(task.label ?? '');
}

function describeMany(
  { status, counts, startedAt, endedAt }: NodeRunState,
  tasks: readonly TaskState[],
  now: number,
): NodeLine {
  const begun = begunIn(counts);
  const failed = counts.failed + counts.canceled;
  const end = status === 'running' ? now : (endedAt ?? 0);
  const parts = [`${counts.succeeded} of ${begun} items`];
  if (counts.reused > 0) parts.push(`${counts.reused} kept from an earlier run`);
  if (startedAt !== null) parts.push(formatDuration(end - startedAt));
  parts.push(...lostText(tasks, now), ...failedText(tasks, failed));
  return {
    status,
    fraction: status === 'running' ? counts.succeeded / begun : null,
    detail: parts.join('  '),
  };
}

function lostText(tasks: readonly TaskState[], now: number): readonly string[] {
  const [lost] = tasks.flatMap(({ unreached }) => unreached ?? []);
  return lost === undefined ? [] : [unreachedText(lost, now).message];
}

function failedText(tasks: readonly TaskState[], failed: number): readonly string[] {
  const [first] = tasks.flatMap(({ failure }) => failure ?? []);
  return failed === 0 ? [] : [`${failed} failed: ${printable(first?.message ?? '')}`];
}
