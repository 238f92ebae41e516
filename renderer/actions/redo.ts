import { Redo2 } from 'lucide-react';
import type { Action } from './action.ts';

/** Makes the change again that was taken back. */
export const redo: Action = {
  id: 'redo',
  title: 'Redo',
  group: 'Edit',
  shortcut: 'Mod+Shift+Z',
  otherShortcuts: ['Mod+Y'],
  icon: Redo2,
  isEnabled: (app) => app.document.getState().canRedo,
  whyNot: () => 'Nothing to redo',
  perform: (app) => app.document.getState().redo(),
};
