import { Copy } from 'lucide-react';
import { withMembers } from '../../shared/graph/frames.ts';
import type { Action } from './action.ts';
import { toClipboardText } from './edits/clipboardText.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Copies the selected nodes, and the members of frames among them, as text. */
export const copySelection: Action = {
  id: 'copy-selection',
  group: 'edit',
  shortcut: 'Mod+C',
  isNative: true,
  icon: Copy,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: (app) => {
    const { pipeline } = app.document.getState();
    const nodes = withMembers(pipeline.graph, selectedNodes(app));
    return app.clipboard.write(toClipboardText(pipeline, nodes));
  },
};
