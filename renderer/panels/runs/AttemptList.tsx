import { attemptsOf, type AttemptLine } from '../../../shared/run/attempts.ts';
import { amountText } from '../../../shared/run/runCost.ts';
import { durationText } from '../../../shared/run/durationText.ts';
import type { TaskState } from '../../../shared/run/taskState.ts';
import { formatDuration } from '../format.ts';
import { shownSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';

/** Every attempt of a task that was tried again: how long it took, what it cost, how it ended. */
export function AttemptList({ task }: { readonly task: TaskState }): React.JSX.Element | null {
  const lines = attemptsOf(task);
  if (lines.length === 0) return null;
  const waiting = lines.length === task.attempts.length ? task.attempts.at(-1) : undefined;
  return (
    <ol aria-label={t('common.attempts')} className="flex flex-col gap-1 text-sm">
      {lines.map((line) => (
        <Attempt key={line.attempt} line={line} />
      ))}
      {waiting !== undefined && task.status === 'running' && (
        <li className="text-muted">
          {t('runs.attemptList.waitsBeforeNext', { duration: durationText(waiting.waitMs) })}
        </li>
      )}
    </ol>
  );
}

function Attempt({ line }: { readonly line: AttemptLine }): React.JSX.Element {
  const { attempt, startedAt, endedAt, failure, cost } = line;
  const why = failure === null ? undefined : shownSentence(failure);
  const spent = amountText(cost);
  const took = startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt);
  const facts = [took, spent === undefined ? '' : shownSentence(spent)].filter(
    (fact) => fact !== '',
  );
  return (
    <li className="flex min-w-0 gap-2">
      <span className="shrink-0 font-medium">{t('runs.attemptList.attempt', { attempt })}</span>
      <span className="min-w-0 flex-1 truncate text-muted" title={why}>
        {why ??
          (endedAt === null ? t('runs.attemptList.underWay') : t('runs.attemptList.succeeded'))}
      </span>
      <span className="tabular shrink-0 text-muted">{facts.join(' · ')}</span>
    </li>
  );
}
