import { Scissors } from 'lucide-react';
import type { Action } from './action.ts';
import { copySelection } from './copySelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { deleteWithMembers } from './deleteWithMembers.ts';
import { hasSelectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Copies the selected nodes as text and deletes them; a frame goes with its members. */
export const cutSelection: Action = {
  id: 'cut-selection',
  group: 'edit',
  shortcut: 'Mod+X',
  isNative: true,
  icon: Scissors,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: async (app) => {
    await copySelection.perform(app);
    await (deleteWithMembers.isEnabled(app) ? deleteWithMembers : deleteSelection).perform(app);
  },
};
