import { Spline } from 'lucide-react';
import type { Action } from './action.ts';
import { nodeInQuestion } from './edits/selected.ts';

/** Lists the edges of the node, to go to one of them. */
export const listEdges: Action = {
  id: 'list-edges',
  title: 'Go to an edge…',
  group: 'Edit',
  shortcut: 'E',
  icon: Spline,
  isEnabled: (app) => nodeInQuestion(app) !== undefined,
  whyNot: () => 'Select one node first',
  perform: (app) => {
    const nodeId = nodeInQuestion(app);
    if (nodeId !== undefined) app.canvas.openMenu('edges', nodeId);
  },
};
