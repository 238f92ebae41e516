import type { TaskState } from '../../shared/run/taskState.ts';
import { shownBecause } from '../messages/shownSentence.ts';

type Skipped = Pick<TaskState, 'skippedBecause' | 'skippedSaid'>;

/** Why the first of these tasks that was skipped did not run; undefined where none was. */
export function skippedText(tasks: readonly Skipped[]): string | undefined {
  for (const { skippedBecause, skippedSaid } of tasks)
    if (skippedBecause !== null) return shownBecause(skippedBecause, skippedSaid);
  return undefined;
}
