import { ListEnd } from 'lucide-react';
import type { Action } from './action.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { whyNoPartRun } from './edits/whyNot.ts';

/** Makes the selected nodes and all after them anew; what they need besides is reused where it is kept. */
export const runFromSelection: Action = {
  id: 'run-from-selection',
  group: 'run',
  shortcut: 'Alt+Shift+Enter',
  icon: ListEnd,
  isEnabled: (app) => canRun(app) && hasSelectedNodes(app),
  whyNot: whyNoPartRun,
  perform: (app) => startRun(app, { from: [...selectedNodes(app)] }),
};
