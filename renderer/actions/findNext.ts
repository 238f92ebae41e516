import { ArrowDown } from 'lucide-react';
import type { Action } from './action.ts';
import { stepFind } from './edits/lookAt.ts';

/** Goes to the next node that was found. */
export const findNext: Action = {
  id: 'find-next',
  title: 'Find next',
  group: 'Edit',
  shortcut: 'F3',
  worksInFields: true,
  icon: ArrowDown,
  isEnabled: (app) => (app.view.getState().find?.found.length ?? 0) > 0,
  whyNot: () => 'Nothing is looked for, or found',
  perform: (app) => stepFind(app, 1),
};
