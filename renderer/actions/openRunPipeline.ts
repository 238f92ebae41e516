import { FileClock } from 'lucide-react';
import type { Action } from './action.ts';
import { openAsItWas } from './edits/openAsItWas.ts';
import { noShownRun, shownRun } from './edits/shownRun.ts';

/** Opens the pipeline of the shown run as it was when the run began, in a document of its own. */
export const openRunPipeline: Action = {
  id: 'open-run-pipeline',
  group: 'run',
  icon: FileClock,
  isEnabled: (app) => shownRun(app) !== undefined,
  whyNot: noShownRun,
  perform: async (app) => {
    const run = shownRun(app);
    if (run !== undefined) await openAsItWas(app, run);
  },
};
