import { Keyboard } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Lists every shortcut. */
export const openShortcuts: Action = {
  id: 'open-shortcuts',
  group: 'settings',
  shortcut: '?',
  icon: Keyboard,
  isEnabled: always,
  perform: (app) => app.ui.getState().showDialog({ kind: 'shortcuts' }),
};
