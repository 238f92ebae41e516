import { Trash2 } from 'lucide-react';
import type { Action } from './action.ts';
import { deleteRuns } from './edits/deleteRuns.ts';
import { noShownRun, shownRun } from './edits/shownRun.ts';

/** Deletes the shown run, which has ended, once it was asked. */
export const deleteShownRun: Action = {
  id: 'delete-shown-run',
  group: 'run',
  icon: Trash2,
  isEnabled: (app) => shownRun(app) !== undefined,
  whyNot: noShownRun,
  perform: async (app) => {
    const run = shownRun(app);
    if (run !== undefined) await deleteRuns(app, { runIds: [run.runId] });
  },
};
