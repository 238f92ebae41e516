import { ArrowDownToLine, ArrowUpToLine, Equal, type LucideIcon } from 'lucide-react';
import type { RunPriority } from '../../shared/api/types.ts';
import type { Action, ActionId } from './action.ts';
import { noRun } from './edits/whyNot.ts';

/** How soon the tasks of the run that goes on, or waits, are begun among those of others. */
export const priorityActions: readonly Action[] = [
  prioritise('priority-high', 1, ArrowUpToLine),
  prioritise('priority-normal', 0, Equal),
  prioritise('priority-low', -1, ArrowDownToLine),
];

function prioritise(id: ActionId, priority: RunPriority, icon: LucideIcon): Action {
  return {
    id,
    group: 'run',
    icon,
    isEnabled: (app) => app.run.getState().activeRunId !== null,
    whyNot: noRun,
    perform: async (app) => {
      const { activeRunId } = app.run.getState();
      if (activeRunId !== null) await app.client.runs.setPriority({ runId: activeRunId, priority });
    },
  };
}
