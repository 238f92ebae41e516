import { Redo } from 'lucide-react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import type { App } from '../engine/app.ts';
import { t } from '../messages/t.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { needsNode } from './edits/whyNot.ts';

/** Lets the selected nodes pass on what enters them, or run again when all of them do so already. */
export const toggleBypassed: Action = {
  id: 'toggle-bypassed',
  group: 'edit',
  shortcut: 'Mod+Shift+B',
  icon: Redo,
  isEnabled: (app) => passable(app).length > 0,
  whyNot: needsNode,
  titleNow: (app) => t(bypasses(app) ? 'actions.now.bypass' : 'actions.now.stopBypassing'),
  perform: (app) => {
    const nodes = passable(app);
    app.document.getState().apply({ type: 'setBypassed', nodes, bypassed: bypasses(app) });
  },
};

function bypasses(app: App): boolean {
  const { nodes } = app.document.getState().pipeline.graph;
  return passable(app).some((id) => nodes[id]?.bypassed !== true);
}

/** Notes, frames and reroutes do nothing that could be passed by. */
function passable(app: App): readonly NodeId[] {
  const { nodes } = app.document.getState().pipeline.graph;
  return selectedNodes(app).filter(
    (id) => findNodeType(nodes[id]?.type ?? '')?.category !== 'canvas',
  );
}
