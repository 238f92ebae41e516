import { SquareTerminal } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Searches everything that can be done. */
export const openCommands: Action = {
  id: 'open-commands',
  title: 'Command palette…',
  group: 'View',
  shortcut: 'Mod+Shift+P',
  worksInFields: true,
  icon: SquareTerminal,
  isEnabled: always,
  perform: (app) => app.ui.getState().openPalette({ commands: 'all' }),
};
