import { Maximize } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows the whole pipeline. */
export const fitView: Action = {
  id: 'fit-view',
  group: 'view',
  shortcut: 'Shift+1',
  otherShortcuts: ['!'],
  icon: Maximize,
  isEnabled: always,
  perform: (app) => app.canvas.fit(),
};
