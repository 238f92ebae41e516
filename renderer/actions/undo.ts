import { Undo2 } from 'lucide-react';
import type { Action } from './action.ts';

/** Takes the last change back. */
export const undo: Action = {
  id: 'undo',
  title: 'Undo',
  group: 'Edit',
  shortcut: 'Mod+Z',
  icon: Undo2,
  isEnabled: (app) => app.document.getState().canUndo,
  whyNot: () => 'Nothing to undo',
  perform: (app) => app.document.getState().undo(),
};
