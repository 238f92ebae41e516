import { StepForward } from 'lucide-react';
import { isOver } from '../../shared/run/isOver.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { resumeShownRun } from './edits/resumeShownRun.ts';
import { t } from '../messages/t.ts';

/** Goes on with the shown run where it stopped. */
export const resumeRun: Action = {
  id: 'resume-run',
  group: 'run',
  icon: StepForward,
  isEnabled: (app) => findStopped(app) !== undefined,
  whyNot: () => t('actions.whyNot.noStoppedRun'),
  perform: async (app) => {
    const stopped = findStopped(app);
    if (stopped !== undefined) await resumeShownRun(app, stopped.runId);
  },
};

/** The shown run, where it has stopped before all was done. */
function findStopped(app: App): RunState | undefined {
  const { run, activeRunId } = app.run.getState();
  if (run === null || activeRunId !== null) return undefined;
  if (run.status === 'succeeded' || !isOver(run.status)) return undefined;
  return run;
}
