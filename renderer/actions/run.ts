import { Play } from 'lucide-react';
import type { Action } from './action.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { whyNoRun } from './edits/whyNot.ts';

/** Runs the pipeline. */
export const run: Action = {
  id: 'run',
  group: 'run',
  shortcut: 'Mod+Enter',
  worksInFields: true,
  icon: Play,
  isEnabled: canRun,
  whyNot: whyNoRun,
  perform: (app) => startRun(app),
};
