import { Redo2 } from 'lucide-react';
import type { Action } from './action.ts';
import { t } from '../messages/t.ts';

/** Makes the change again that was taken back. */
export const redo: Action = {
  id: 'redo',
  group: 'edit',
  shortcut: 'Mod+Shift+Z',
  otherShortcuts: ['Mod+Y'],
  icon: Redo2,
  isEnabled: (app) => app.document.getState().canRedo,
  whyNot: () => t('actions.whyNot.noRedo'),
  perform: (app) => app.document.getState().redo(),
};
