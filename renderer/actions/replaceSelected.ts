import { Replace } from 'lucide-react';
import { findNode, type GraphNode } from '../../shared/domain/graph.ts';
import { isFrame } from '../../shared/graph/frames.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Chooses another node for the place of the selected one. */
export const replaceSelected: Action = {
  id: 'replace-node',
  group: 'edit',
  icon: Replace,
  isEnabled: (app) => replaceable(app) !== undefined,
  whyNot: () => t('actions.whyNot.oneNode'),
  perform: (app) => {
    const node = replaceable(app);
    if (node !== undefined) app.ui.getState().openPalette({ replace: node });
  },
};

/** The only selected node. Nothing else holds nodes together as a frame does. */
function replaceable(app: App): GraphNode | undefined {
  const [id, ...others] = selectedNodes(app);
  if (id === undefined || others.length > 0) return undefined;
  const node = findNode(app.document.getState().pipeline.graph, id);
  return node === undefined || isFrame(node) ? undefined : node;
}
