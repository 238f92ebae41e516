import { CopyPlus } from 'lucide-react';
import { withMembers } from '../../shared/graph/frames.ts';
import type { Action } from './action.ts';
import { subPipeline } from './edits/clipboardText.ts';
import { insertPart } from './edits/insertPart.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Adds a copy of the selected nodes, and of the members of frames among them, with the edges between them. */
export const duplicateSelection: Action = {
  id: 'duplicate-selection',
  group: 'edit',
  shortcut: 'Mod+D',
  icon: CopyPlus,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: (app) => {
    const { pipeline } = app.document.getState();
    insertPart(app, subPipeline(pipeline, withMembers(pipeline.graph, selectedNodes(app))));
  },
};
