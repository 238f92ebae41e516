import { FlaskConical } from 'lucide-react';
import type { Action } from './action.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { whyNoRun } from './edits/whyNot.ts';

/** Asks how many items of each list to take, and runs these. */
export const runSample: Action = {
  id: 'run-sample',
  group: 'run',
  shortcut: 'Mod+Alt+Enter',
  worksInFields: true,
  icon: FlaskConical,
  isEnabled: canRun,
  whyNot: whyNoRun,
  perform: async (app) => {
    const count = Number(await app.ui.getState().ask({ kind: 'sample' }));
    if (count > 0) await startRun(app, { sample: count });
  },
};
