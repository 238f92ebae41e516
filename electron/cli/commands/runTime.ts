import type { RunSummary } from '../../../shared/api/types.ts';
import { formatDuration } from '../progress/formatDuration.ts';

/** How long a run took, or has taken until `now` (milliseconds since 1970). When one was interrupted nobody has noted. */
export function timeOf({ status, startedAt, finishedAt }: RunSummary, now: number): string {
  const end = finishedAt ?? (status === 'running' ? now : null);
  return end === null ? '' : formatDuration(end - startedAt);
}
