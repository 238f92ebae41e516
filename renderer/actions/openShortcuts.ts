import { Keyboard } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Lists every shortcut. */
export const openShortcuts: Action = {
  id: 'open-shortcuts',
  title: 'Keyboard shortcuts',
  group: 'Settings',
  shortcut: '?',
  icon: Keyboard,
  isEnabled: always,
  perform: (app) => app.ui.getState().showDialog({ kind: 'shortcuts' }),
};
