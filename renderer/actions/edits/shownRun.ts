import type { RunState } from '../../../shared/run/reduceRun.ts';
import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';

/** The run on the canvas, where it does not go on; undefined where there is none. */
export function shownRun(app: App): RunState | undefined {
  const { run, activeRunId } = app.run.getState();
  return activeRunId === null ? (run ?? undefined) : undefined;
}

/** Why nothing can be done with the shown run now. */
export function noShownRun(app: App): string {
  return app.run.getState().activeRunId === null
    ? t('actions.whyNot.noShownRun')
    : t('actions.whyNot.runGoesOn');
}
