import { RotateCcw } from 'lucide-react';
import type { Action } from './action.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { whyNoRun } from './edits/whyNot.ts';

/** Runs the pipeline with fresh results for all of its nodes. */
export const runAgain: Action = {
  id: 'run-again',
  group: 'run',
  shortcut: 'Mod+Shift+Enter',
  worksInFields: true,
  icon: RotateCcw,
  isEnabled: canRun,
  whyNot: whyNoRun,
  perform: (app) => startRun(app, { fresh: 'all' }),
};
