import type { Paused } from '../../../shared/run/paused.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { cancelRun } from '../../actions/cancelRun.ts';
import { continueRun } from '../../actions/continueRun.ts';
import { resumeRun } from '../../actions/resumeRun.ts';
import { useAction } from '../../actions/useAction.ts';
import { useRun } from '../../engine/AppContext.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { doneText } from './doneText.ts';
import { EndLeftButton } from './EndLeftButton.tsx';
import { runLook } from './runLook.ts';
import { useUnended } from './useUnended.ts';
import { formatDate } from '../../messages/language.ts';
import { refusalText } from '../../../shared/run/paused.ts';
import { shownBecause, shownSentence } from '../../messages/shownSentence.ts';
import { t, tNodes } from '../../messages/t.ts';

/** Over the tasks of a run that is paused or has stopped, or that has gone on after a stop: how it stands, and the way on. */
export function RunBar({ run }: { readonly run: RunState }): React.JSX.Element | null {
  return run.paused === null ? (
    <StoppedBar run={run} />
  ) : (
    <PausedBar run={run} paused={run.paused} />
  );
}

function StoppedBar({ run }: { readonly run: RunState }): React.JSX.Element | null {
  const { isEnabled, perform } = useAction(resumeRun);
  const isInterrupted = useRun((state) => state.isInterrupted);
  const last = run.resumedAt.at(-1);
  const unended = useUnended(run);
  if (!isEnabled && last === undefined && unended === 0) return null;
  const { label, tone } = runLook(isInterrupted ? 'interrupted' : run.status);
  return (
    <div role="group" aria-label={t('runs.runBar.run')} className={barClass}>
      <Badge tone={tone}>{label}</Badge>
      <StoppedText run={run} isEnabled={isEnabled} unended={unended} />
      {unended > 0 && <EndLeftButton run={run} />}
      {isEnabled && (
        <Button size="sm" icon={resumeRun.icon} onClick={perform}>
          {t('common.resume')}
        </Button>
      )}
    </div>
  );
}

type StoppedProps = {
  readonly run: RunState;
  /** It can be resumed. */
  readonly isEnabled: boolean;
  /** Tasks that may still go on at their provider. */
  readonly unended: number;
};

function StoppedText({ run, isEnabled, unended }: StoppedProps): React.JSX.Element {
  const last = run.resumedAt.at(-1);
  return (
    <p className="line-clamp-2 min-w-0 flex-1 text-sm text-muted">
      {unended > 0 && (
        <span className="text-warning">{t('runs.endLeft.mayGoOn', { count: unended })} </span>
      )}
      {isEnabled && t('runs.runBar.goesWhereStopped', { done: doneText(run) })}
      {isEnabled && run.interruptedBecause !== null && (
        <span className="text-danger">
          {' '}
          {t('runs.runBar.couldNotGo', {
            because: shownBecause(run.interruptedBecause, run.interruptedSaid),
          })}
        </span>
      )}
      {!isEnabled && last !== undefined && <Resumed at={last} times={run.resumedAt.length} />}
    </p>
  );
}

const barClass = 'flex min-h-9 shrink-0 items-center gap-2 border-b border-border py-1 pr-2 pl-3';

function PausedBar({
  run,
  paused,
}: {
  readonly run: RunState;
  readonly paused: Paused;
}): React.JSX.Element {
  const goOn = useAction(continueRun);
  const cancel = useAction(cancelRun);
  const { label, tone } = runLook('paused');
  return (
    <div role="group" aria-label={t('runs.runBar.run')} className={barClass}>
      <Badge tone={tone}>{label}</Badge>
      <p className="line-clamp-2 min-w-0 flex-1 text-sm text-muted">
        {paused.why === 'user'
          ? t('runs.runBar.goesWhereStopped', { done: doneText(run) })
          : shownSentence(refusalText(paused.refusal))}
      </p>
      <Button size="sm" onClick={cancel.perform} disabled={!cancel.isEnabled}>
        {t('common.cancelRun')}
      </Button>
      <Button size="sm" icon={continueRun.icon} onClick={goOn.perform} disabled={!goOn.isEnabled}>
        {t('common.continue')}
      </Button>
    </div>
  );
}

function Resumed({ at, times }: { readonly at: number; readonly times: number }): React.ReactNode {
  const time = (
    <time className="tabular" dateTime={new Date(at).toISOString()} title={formatDate(at)}>
      {formatDate(at, { timeStyle: 'medium' })}
    </time>
  );
  return times === 1
    ? tNodes('runs.runBar.resumed', { time })
    : tNodes('runs.runBar.resumedAgain', { time, times });
}
