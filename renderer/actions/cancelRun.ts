import { Square } from 'lucide-react';
import type { Action } from './action.ts';

/** Cancels the run, also at the provider. */
export const cancelRun: Action = {
  id: 'cancel-run',
  title: 'Cancel run',
  group: 'Run',
  shortcut: 'Mod+.',
  worksInFields: true,
  icon: Square,
  isEnabled: (app) => app.run.getState().activeRunId !== null,
  perform: async (app) => {
    const { activeRunId } = app.run.getState();
    if (activeRunId !== null) await app.client.runs.cancel({ runId: activeRunId });
  },
};
