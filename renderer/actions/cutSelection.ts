import { Scissors } from 'lucide-react';
import type { Action } from './action.ts';
import { copySelection } from './copySelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { hasSelectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Copies the selected nodes as text and deletes them. */
export const cutSelection: Action = {
  id: 'cut-selection',
  title: 'Cut',
  group: 'Edit',
  shortcut: 'Mod+X',
  isNative: true,
  icon: Scissors,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: async (app) => {
    await copySelection.perform(app);
    await deleteSelection.perform(app);
  },
};
