import { Spline } from 'lucide-react';
import { t } from '../messages/t.ts';
import type { Action } from './action.ts';
import { nodeInQuestion } from './edits/selected.ts';

/** Lists the edges of the node, to go to one of them. */
export const listEdges: Action = {
  id: 'list-edges',
  group: 'edit',
  shortcut: 'E',
  icon: Spline,
  isEnabled: (app) => nodeInQuestion(app) !== undefined,
  whyNot: () => t('actions.whyNot.oneNode'),
  perform: (app) => {
    const nodeId = nodeInQuestion(app);
    if (nodeId !== undefined) app.canvas.openMenu('edges', nodeId);
  },
};
