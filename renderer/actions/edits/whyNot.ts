import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';

/** Why an action that is for selected nodes cannot be done now. */
export function needsNode(): string {
  return t('actions.whyNot.node');
}

/** Why a run cannot be started now. */
export function whyNoRun(app: App): string {
  return whyNotNow(app) ?? t('actions.whyNot.emptyPipeline');
}

/** Why something of selected nodes cannot be run now. */
export function whyNoPartRun(app: App): string {
  return whyNotNow(app) ?? needsNode();
}

function whyNotNow(app: App): string | undefined {
  if (app.run.getState().activeRunId !== null) return t('actions.whyNot.runGoesOn');
  return app.view.getState().importing > 0 ? t('actions.whyNot.filesComing') : undefined;
}

/** Why nothing can be done with a run now. */
export function noRun(): string {
  return t('actions.whyNot.noRun');
}
