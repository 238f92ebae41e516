import { StepForward } from 'lucide-react';
import type { Action } from './action.ts';
import { continueShownRun } from './edits/continueShownRun.ts';

/** Goes on with the shown run, which is paused. */
export const continueRun: Action = {
  id: 'continue-run',
  title: 'Continue run',
  group: 'Run',
  icon: StepForward,
  isEnabled: (app) => app.run.getState().run?.status === 'paused',
  whyNot: () => 'No run is paused',
  perform: (app) => continueShownRun(app),
};
