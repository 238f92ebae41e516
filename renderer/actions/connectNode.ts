import { Cable } from 'lucide-react';
import { t } from '../messages/t.ts';
import type { Action } from './action.ts';
import { nodeInQuestion } from './edits/selected.ts';

/** Lists the ports of the node, and for each what it can be connected to. */
export const connectNode: Action = {
  id: 'connect-node',
  group: 'edit',
  shortcut: 'C',
  icon: Cable,
  isEnabled: (app) => nodeInQuestion(app) !== undefined,
  whyNot: () => t('actions.whyNot.oneNode'),
  perform: (app) => {
    const nodeId = nodeInQuestion(app);
    if (nodeId !== undefined) app.canvas.openMenu('ports', nodeId);
  },
};
