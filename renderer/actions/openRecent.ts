import { History } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Searches the pipelines that were opened or saved lately. */
export const openRecent: Action = {
  id: 'open-recent',
  group: 'file',
  goesOn: true,
  icon: History,
  isEnabled: always,
  perform: (app) => app.ui.getState().openPalette({ commands: 'recent' }),
};
