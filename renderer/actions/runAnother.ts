import { ListPlus } from 'lucide-react';
import { toRunId } from '../../shared/domain/ids.ts';
import { t } from '../messages/t.ts';
import type { Action } from './action.ts';
import { tellProblems } from './edits/startRun.ts';
import { noRun } from './edits/whyNot.ts';

/** Runs the pipeline as it is now beside the run that goes on, or after it where no place is free. */
export const runAnother: Action = {
  id: 'run-another',
  group: 'run',
  icon: ListPlus,
  isEnabled: (app) => {
    const { nodes } = app.document.getState().pipeline.graph;
    return app.run.getState().activeRunId !== null && Object.keys(nodes).length > 0;
  },
  whyNot: noRun,
  perform: async (app) => {
    const { pipeline, path } = app.document.getState();
    const runId = toRunId(`run-${app.newId()}`);
    const started = await app.client.runs.start({ runId, pipeline, pipelinePath: path });
    if (!started.ok) return tellProblems(app, started.problems);
    return app.notify({
      kind: 'info',
      message: t('edits.runs.queued'),
      action: {
        label: t('common.show'),
        onClick: () => app.ui.getState().setPanels({ logOpen: true }),
      },
    });
  },
};
