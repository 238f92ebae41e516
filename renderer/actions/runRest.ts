import { FastForward } from 'lucide-react';
import type { Action } from './action.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { t } from '../messages/t.ts';

/** After a sample: runs the pipeline, which makes what the sample has left. */
export const runRest: Action = {
  id: 'run-rest',
  group: 'run',
  icon: FastForward,
  isEnabled: (app) => {
    const { run } = app.run.getState();
    return canRun(app) && run !== null && run.sample !== null && run.status === 'succeeded';
  },
  whyNot: () => t('actions.whyNot.noSample'),
  perform: (app) => startRun(app),
};
