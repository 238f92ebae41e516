import { TextCursorInput } from 'lucide-react';
import type { Action } from './action.ts';
import { nodeInQuestion } from './edits/selected.ts';

/** Edits the title of the selected node on the canvas. */
export const renameNode: Action = {
  id: 'rename-node',
  title: 'Rename',
  group: 'Edit',
  shortcut: 'F2',
  icon: TextCursorInput,
  isEnabled: (app) => nodeInQuestion(app) !== undefined,
  whyNot: () => 'Select one node first',
  perform: (app) => {
    const nodeId = nodeInQuestion(app);
    if (nodeId !== undefined) app.view.getState().setRenaming(nodeId);
  },
};
