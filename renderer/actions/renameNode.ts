import { TextCursorInput } from 'lucide-react';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Edits the title of the selected node on the canvas. */
export const renameNode: Action = {
  id: 'rename-node',
  group: 'edit',
  shortcut: 'F2',
  icon: TextCursorInput,
  isEnabled: (app) => selectedNodes(app).length === 1,
  whyNot: () => t('actions.whyNot.oneNode'),
  perform: (app) => {
    const [nodeId] = selectedNodes(app);
    if (nodeId !== undefined) app.view.getState().setRenaming(nodeId);
  },
};
