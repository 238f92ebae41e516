import { taskKey, type RunEvent, type TaskRef } from '../../../shared/run/events.ts';
import { doneText } from '../../../shared/run/countTasks.ts';
import { durationText } from '../../../shared/run/durationText.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { unreachedText } from '../../../shared/run/unreachedText.ts';
import { printable } from '../printable.ts';
import { formatDuration } from './formatDuration.ts';

/** One line for an event where lines cannot be replaced, and the run before it; undefined for what is too much for a log. */
export function plainLine(event: RunEvent, run: RunState, title: string): string | undefined {
  switch (event.type) {
    case 'run.resumed':
      return `Goes on where it stopped: ${doneText(run)}.`;
    case 'run.interrupted':
      return `Could not go on: ${printable(event.because)}`;
    case 'run.paused':
      return `Paused: ${printable(event.because)}`;
    case 'run.queued':
    case 'run.started':
    case 'run.continued':
    case 'run.finished':
    case 'node.expanded':
    case 'node.completed':
      return undefined;
    default:
      return taskLine(event, run, title);
  }
}

type TaskEvent = Exclude<Extract<RunEvent, TaskRef>, { readonly type: 'node.expanded' }>;

function taskLine(event: TaskEvent, run: RunState, title: string): string | undefined {
  const item = event.path.length === 0 ? '' : ` [${event.path.map((at) => at + 1).join('.')}]`;
  const name = `${printable(title)}${item}`;
  switch (event.type) {
    case 'task.started':
      return event.attempt > 1 ? `${name}: attempt ${event.attempt}` : `${name}: started`;
    case 'task.retrying': {
      const next = event.waitMs === 0 ? 'again' : `again in ${durationText(event.waitMs)}`;
      return `${name}: attempt ${event.attempt} failed, tries ${next}: ${printable(event.failure.message)}`;
    }
    case 'task.succeeded': {
      const startedAt = run.tasks[taskKey(event)]?.startedAt ?? event.at;
      return event.reused
        ? `${name}: kept from an earlier run`
        : `${name}: done in ${formatDuration(event.at - startedAt)}`;
    }
    case 'task.failed':
      if (event.failure.kind === 'canceled') return `${name}: canceled`;
      return event.outputs === undefined ? `${name}: failed` : `${name}: failed, passed on`;
    case 'task.skipped':
      return `${name}: skipped: ${printable(event.because)}`;
    case 'task.exported':
      return `${name}: wrote ${printable(event.filePath)}`;
    case 'task.deferred':
      return `${name}: waits`;
    case 'task.unreached':
      return `${name}: ${unreachedText({ since: event.at - event.forMs, nextAt: event.at + event.nextInMs }, event.at).message}`;
    case 'task.reached':
      return `${name}: the provider answers again`;
    case 'task.submitting':
    case 'task.submitted':
    case 'task.progressed':
    case 'task.fetched':
    case 'task.logged':
    case 'task.streamed':
      return undefined;
  }
}
