import { Copy } from 'lucide-react';
import type { Action } from './action.ts';
import { toClipboardText } from './edits/clipboardText.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Copies the selected nodes as text. */
export const copySelection: Action = {
  id: 'copy-selection',
  title: 'Copy',
  group: 'Edit',
  shortcut: 'Mod+C',
  isNative: true,
  icon: Copy,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: (app) =>
    app.clipboard.write(toClipboardText(app.document.getState().pipeline, selectedNodes(app))),
};
