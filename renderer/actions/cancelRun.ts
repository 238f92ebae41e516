import { Square } from 'lucide-react';
import { isOver } from '../../shared/run/isOver.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { noRun } from './edits/whyNot.ts';

/** Cancels the run, also at the provider. */
export const cancelRun: Action = {
  id: 'cancel-run',
  group: 'run',
  shortcut: 'Mod+.',
  worksInFields: true,
  icon: Square,
  isEnabled: (app) => findCancelable(app) !== undefined,
  whyNot: noRun,
  perform: async (app) => {
    const runId = findCancelable(app);
    if (runId === undefined) return;
    const isFollowed = app.run.getState().activeRunId === runId;
    await app.client.runs.cancel({ runId });
    if (isFollowed) return;
    // Nobody listens to a run that has come to rest.
    app.run.getState().begin(runId);
    await app.follow.follow(runId);
  },
};

/** The run that goes on, or the shown one where it is paused. */
function findCancelable(app: App): RunId | undefined {
  const { run, activeRunId } = app.run.getState();
  if (activeRunId !== null) return activeRunId;
  return run === null || isOver(run.status) ? undefined : run.runId;
}
