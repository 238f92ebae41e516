import { MoveDown, MoveLeft, MoveRight, MoveUp } from 'lucide-react';
import type { NodeLayout } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { withMembers } from '../../shared/graph/frames.ts';
import { grid } from '../canvas/toGrid.ts';
import type { App } from '../engine/app.ts';
import type { CanvasPoint } from '../stores/places.ts';
import { t } from '../messages/t.ts';
import type { Action } from './action.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';

/** The selected nodes, and the members of frames among them, one step of the grid at a time; a held key is one step of undo. */
export const moveLeft: Action = {
  ...common(),
  id: 'move-left',
  shortcut: 'Alt+ArrowLeft',
  icon: MoveLeft,
  perform: (app) => moveBy(app, { x: -grid, y: 0 }),
};

/** As `moveLeft`. */
export const moveRight: Action = {
  ...common(),
  id: 'move-right',
  shortcut: 'Alt+ArrowRight',
  icon: MoveRight,
  perform: (app) => moveBy(app, { x: grid, y: 0 }),
};

/** As `moveLeft`. */
export const moveUp: Action = {
  ...common(),
  id: 'move-up',
  shortcut: 'Alt+ArrowUp',
  icon: MoveUp,
  perform: (app) => moveBy(app, { x: 0, y: -grid }),
};

/** As `moveLeft`. */
export const moveDown: Action = {
  ...common(),
  id: 'move-down',
  shortcut: 'Alt+ArrowDown',
  icon: MoveDown,
  perform: (app) => moveBy(app, { x: 0, y: grid }),
};

function common(): Pick<Action, 'group' | 'isEnabled' | 'whyNot'> {
  return { group: 'edit', isEnabled: hasSelectedNodes, whyNot: () => t('actions.whyNot.nodes') };
}

function moveBy(app: App, by: CanvasPoint): void {
  const { pipeline, apply } = app.document.getState();
  const layout: { [id: NodeId]: NodeLayout } = {};
  for (const id of withMembers(pipeline.graph, selectedNodes(app))) {
    const place = pipeline.layout[id] ?? { x: 0, y: 0 };
    layout[id] = { ...place, x: place.x + by.x, y: place.y + by.y };
  }
  apply({ type: 'place', layout, isNudge: true });
}
