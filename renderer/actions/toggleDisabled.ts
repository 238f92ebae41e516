import { CircleSlash } from 'lucide-react';
import type { Action } from './action.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Disables the selected nodes, or enables them when all of them are disabled. */
export const toggleDisabled: Action = {
  id: 'toggle-disabled',
  group: 'edit',
  shortcut: 'Mod+M',
  icon: CircleSlash,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: (app) => {
    const { pipeline, apply } = app.document.getState();
    const nodes = selectedNodes(app);
    const disabled = nodes.some((id) => pipeline.graph.nodes[id]?.disabled !== true);
    apply({ type: 'setDisabled', nodes, disabled });
  },
};
