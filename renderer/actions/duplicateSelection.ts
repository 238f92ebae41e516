import { CopyPlus } from 'lucide-react';
import type { Action } from './action.ts';
import { subPipeline } from './edits/clipboardText.ts';
import { insertPart } from './edits/insertPart.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Adds a copy of the selected nodes with the edges between them. */
export const duplicateSelection: Action = {
  id: 'duplicate-selection',
  title: 'Duplicate',
  group: 'Edit',
  shortcut: 'Mod+D',
  icon: CopyPlus,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: (app) =>
    insertPart(app, subPipeline(app.document.getState().pipeline, selectedNodes(app))),
};
