import { RotateCcw } from 'lucide-react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { Action } from './action.ts';
import { resumeShownRun } from './edits/resumeShownRun.ts';

/** Goes on with the shown run and makes anew what this node makes, and all that hangs on it. */
export function makeAgain(nodeId: NodeId): Action {
  return {
    id: 'make-again',
    group: 'run',
    icon: RotateCcw,
    isEnabled: (app) => {
      const { run, activeRunId } = app.run.getState();
      return run !== null && activeRunId === null && run.status !== 'succeeded';
    },
    perform: async (app) => {
      const { run } = app.run.getState();
      if (run !== null) await resumeShownRun(app, run.runId, { again: [nodeId] });
    },
  };
}
