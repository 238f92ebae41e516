import { Pause } from 'lucide-react';
import type { Action } from './action.ts';
import { noRun } from './edits/whyNot.ts';

/** Pauses the run: what was sent goes on, nothing else is. */
export const pauseRun: Action = {
  id: 'pause-run',
  group: 'run',
  icon: Pause,
  isEnabled: (app) => {
    const { run, activeRunId } = app.run.getState();
    return activeRunId !== null && run?.status === 'running';
  },
  whyNot: noRun,
  perform: async (app) => {
    const { activeRunId } = app.run.getState();
    if (activeRunId !== null) await app.client.runs.pause({ runId: activeRunId });
  },
};
