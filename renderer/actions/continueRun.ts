import { StepForward } from 'lucide-react';
import type { Action } from './action.ts';
import { continueShownRun } from './edits/continueShownRun.ts';
import { t } from '../messages/t.ts';

/** Goes on with the shown run, which is paused. */
export const continueRun: Action = {
  id: 'continue-run',
  group: 'run',
  icon: StepForward,
  isEnabled: (app) => app.run.getState().run?.status === 'paused',
  whyNot: () => t('actions.whyNot.noPausedRun'),
  perform: (app) => continueShownRun(app),
};
