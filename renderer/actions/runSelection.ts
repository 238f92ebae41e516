import { ListStart } from 'lucide-react';
import type { Action } from './action.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { whyNoPartRun } from './edits/whyNot.ts';

/** Runs the selected nodes and what they need, and nothing behind or beside them. */
export const runSelection: Action = {
  id: 'run-selection',
  group: 'run',
  shortcut: 'Alt+Enter',
  icon: ListStart,
  isEnabled: (app) => canRun(app) && hasSelectedNodes(app),
  whyNot: whyNoPartRun,
  perform: (app) => startRun(app, { target: [...selectedNodes(app)] }),
};
