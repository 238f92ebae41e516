import { Undo2 } from 'lucide-react';
import type { Action } from './action.ts';
import { t } from '../messages/t.ts';

/** Takes the last change back. */
export const undo: Action = {
  id: 'undo',
  group: 'edit',
  shortcut: 'Mod+Z',
  icon: Undo2,
  isEnabled: (app) => app.document.getState().canUndo,
  whyNot: () => t('actions.whyNot.noUndo'),
  perform: (app) => app.document.getState().undo(),
};
