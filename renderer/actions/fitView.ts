import { Maximize } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows the whole pipeline. */
export const fitView: Action = {
  id: 'fit-view',
  title: 'Fit to screen',
  group: 'View',
  shortcut: 'Shift+1',
  otherShortcuts: ['!'],
  icon: Maximize,
  isEnabled: always,
  perform: (app) => app.canvas.fit(),
};
