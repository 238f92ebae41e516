import { SquareTerminal } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Searches everything that can be done. */
export const openCommands: Action = {
  id: 'open-commands',
  group: 'view',
  shortcut: 'Mod+Shift+P',
  // Firefox keeps the other keys for a private window.
  otherShortcuts: ['F1'],
  worksInFields: true,
  icon: SquareTerminal,
  isEnabled: always,
  perform: (app) => app.ui.getState().openPalette({ commands: 'all' }),
};
