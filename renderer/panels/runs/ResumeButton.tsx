import type { RunSummary } from '../../../shared/api/types.ts';
import { resumeShownRun } from '../../actions/edits/resumeShownRun.ts';
import { showRun } from '../../actions/edits/showRun.ts';
import { resumeRun } from '../../actions/resumeRun.ts';
import { useApp, useRun } from '../../engine/AppContext.tsx';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { t } from '../../messages/t.ts';

/** Opens a past run and goes on with it. */
export function ResumeButton({ run }: { readonly run: RunSummary }): React.JSX.Element {
  const app = useApp();
  const isBusy = useRun((state) => state.activeRunId !== null);
  return (
    <Button
      size="sm"
      icon={resumeRun.icon}
      disabled={isBusy}
      title={isBusy ? t('runs.resumeButton.runGoesWait') : t('runs.resumeButton.goWhereStopped')}
      aria-label={t('runs.resumeButton.resumeRun', { pipeline: run.pipelineName })}
      // The whole row is a button: this one lies over it.
      className="relative z-1"
      onClick={() => void resume(app, run)}
    >
      {t('common.resume')}
    </Button>
  );
}

async function resume(app: App, run: RunSummary): Promise<void> {
  try {
    await showRun(app, run);
    await resumeShownRun(app, run.runId);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'canceled') app.notify({ kind: 'error', message: failure.message });
  }
}
