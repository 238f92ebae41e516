import { countTasks } from '../../../shared/run/countTasks.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { t } from '../../messages/t.ts';

/** `3 of 5 tasks are done`. */
export function doneText(run: Pick<RunState, 'nodes'>): string {
  const { done, total } = countTasks(run);
  return t('runs.runBar.done', { done, count: total });
}
