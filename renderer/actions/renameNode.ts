import { TextCursorInput } from 'lucide-react';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';

/** Edits the title of the selected node on the canvas. */
export const renameNode: Action = {
  id: 'rename-node',
  title: 'Rename',
  group: 'Edit',
  shortcut: 'F2',
  icon: TextCursorInput,
  isEnabled: (app) => selectedNodes(app).length === 1,
  whyNot: () => 'Select one node first',
  perform: (app) => {
    const [nodeId] = selectedNodes(app);
    if (nodeId !== undefined) app.view.getState().setRenaming(nodeId);
  },
};
