import { TextCursorInput } from 'lucide-react';
import type { Action } from './action.ts';
import { nodeInQuestion } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Edits the title of the selected node on the canvas. */
export const renameNode: Action = {
  id: 'rename-node',
  group: 'edit',
  shortcut: 'F2',
  icon: TextCursorInput,
  isEnabled: (app) => nodeInQuestion(app) !== undefined,
  whyNot: () => t('actions.whyNot.oneNode'),
  perform: (app) => {
    const nodeId = nodeInQuestion(app);
    if (nodeId !== undefined) app.view.getState().setRenaming(nodeId);
  },
};
