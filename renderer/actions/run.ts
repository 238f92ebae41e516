import { Play } from 'lucide-react';
import type { Action } from './action.ts';
import { startRun } from './edits/startRun.ts';

/** Runs the pipeline. */
export const run: Action = {
  id: 'run',
  title: 'Run',
  group: 'Run',
  shortcut: 'Mod+Enter',
  worksInFields: true,
  icon: Play,
  isEnabled: (app) =>
    app.run.getState().activeRunId === null &&
    Object.keys(app.document.getState().pipeline.graph.nodes).length > 0,
  perform: startRun,
};
