import { taskKey, type RunEvent } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { printable } from '../printable.ts';
import { formatDuration } from './formatDuration.ts';

/** One line for an event where lines cannot be replaced; undefined for what is too much for a log. */
export function plainLine(event: RunEvent, run: RunState, title: string): string | undefined {
  if (
    event.type === 'run.started' ||
    event.type === 'run.resumed' ||
    event.type === 'run.finished' ||
    event.type === 'node.expanded' ||
    event.type === 'node.completed'
  )
    return undefined;
  const item = event.path.length === 0 ? '' : ` [${event.path.map((at) => at + 1).join('.')}]`;
  const name = `${printable(title)}${item}`;
  switch (event.type) {
    case 'task.started':
      return event.attempt > 1 ? `${name}: attempt ${event.attempt}` : `${name}: started`;
    case 'task.succeeded': {
      const startedAt = run.tasks[taskKey(event)]?.startedAt ?? event.at;
      return event.reused
        ? `${name}: kept from an earlier run`
        : `${name}: done in ${formatDuration(event.at - startedAt)}`;
    }
    case 'task.failed':
      return `${name}: failed`;
    case 'task.skipped':
      return `${name}: skipped: ${printable(event.because)}`;
    case 'task.exported':
      return `${name}: wrote ${printable(event.filePath)}`;
    case 'task.submitting':
    case 'task.submitted':
    case 'task.progressed':
    case 'task.logged':
    case 'task.streamed':
      return undefined;
  }
}
