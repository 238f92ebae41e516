import { Trash2 } from 'lucide-react';
import type { Action } from './action.ts';
import { hasSelection } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Deletes the selected nodes and edges. */
export const deleteSelection: Action = {
  id: 'delete-selection',
  group: 'edit',
  shortcut: 'Delete',
  otherShortcuts: ['Backspace'],
  icon: Trash2,
  isEnabled: (app) => hasSelection(app),
  whyNot: () => t('actions.whyNot.something'),
  perform: (app) => {
    const { selection, select } = app.view.getState();
    app.document.getState().apply({ type: 'remove', ...selection });
    select({});
  },
};
