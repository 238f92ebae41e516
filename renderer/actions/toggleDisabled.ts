import { CircleSlash } from 'lucide-react';
import type { App } from '../engine/app.ts';
import { t } from '../messages/t.ts';
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
  titleNow: (app) => t(disables(app) ? 'actions.now.disable' : 'actions.now.enable'),
  perform: (app) => {
    const nodes = selectedNodes(app);
    app.document.getState().apply({ type: 'setDisabled', nodes, disabled: disables(app) });
  },
};

function disables(app: App): boolean {
  const { nodes } = app.document.getState().pipeline.graph;
  return selectedNodes(app).some((id) => nodes[id]?.disabled !== true);
}
