import type { NodeLayout } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint } from '../../stores/places.ts';

/** Puts nodes at places, as one step of undo. Nodes that are gone, or there already, are passed over. */
export function moveNodes(app: App, places: ReadonlyMap<NodeId, CanvasPoint>): void {
  const { pipeline, apply } = app.document.getState();
  const layout: { [id: NodeId]: NodeLayout } = {};
  for (const [id, { x, y }] of places) {
    const before = pipeline.layout[id];
    const isThere = before?.x === x && before.y === y;
    if (!isThere && Object.hasOwn(pipeline.graph.nodes, id)) layout[id] = { ...before, x, y };
  }
  if (Object.keys(layout).length > 0) apply({ type: 'place', layout });
}
