import { Scan } from 'lucide-react';
import type { Action } from './action.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Shows the selected nodes, as large as they fit. */
export const zoomToSelection: Action = {
  id: 'zoom-to-selection',
  group: 'view',
  shortcut: 'Shift+2',
  otherShortcuts: ['@'],
  icon: Scan,
  isEnabled: hasSelectedNodes,
  whyNot: needsNode,
  perform: (app) => app.canvas.fit(selectedNodes(app)),
};
