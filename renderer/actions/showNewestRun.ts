import { SquareActivity } from 'lucide-react';
import { t } from '../messages/t.ts';
import type { Action } from './action.ts';
import { showRun } from './edits/showRun.ts';

/** Shows the run that was started last, whichever pipeline it is of. */
export const showNewestRun: Action = {
  id: 'show-newest-run',
  group: 'run',
  icon: SquareActivity,
  isEnabled: (app) => app.run.getState().activeRunId === null,
  whyNot: () => t('actions.whyNot.runGoesOn'),
  perform: async (app) => {
    const [newest] = await app.client.runs.list({ limit: 1 });
    if (newest !== undefined) return showRun(app, newest);
    return app.notify({ kind: 'info', message: t('runs.runHistory.noPastRuns') });
  },
};
