import type { TaskState } from '../../../shared/run/reduceRun.ts';
import { formatDuration } from '../format.ts';

/** How long a task took, or has taken until `now` (milliseconds since 1970); empty before it starts. */
export function taskTime(
  { startedAt, endedAt }: Pick<TaskState, 'startedAt' | 'endedAt'>,
  now: number,
): string {
  return startedAt === null ? '' : formatDuration((endedAt ?? now) - startedAt);
}
