import type { NodeLayout, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { membersOf } from '../../../shared/graph/frames.ts';
import { changedPlaces } from '../../canvas/stageMoves.ts';
import type { App } from '../../engine/app.ts';

/**
 * Puts nodes at places, as one step of undo, and the members of frames along with them where they have no place of their
 * own. Nodes that are gone, or there already, are passed over.
 */
export function moveNodes(app: App, places: ReadonlyMap<NodeId, NodeLayout>): void {
  const { pipeline, apply } = app.document.getState();
  const layout = changedPlaces(app, withMoving(pipeline, places));
  if (Object.keys(layout).length > 0) apply({ type: 'place', layout });
}

function withMoving(
  { graph, layout }: Pipeline,
  places: ReadonlyMap<NodeId, NodeLayout>,
): ReadonlyMap<NodeId, NodeLayout> {
  const all = new Map(places);
  for (const [frame, { x, y }] of places) {
    const from = layout[frame];
    if (from === undefined) continue;
    for (const member of membersOf(graph).get(frame) ?? []) {
      const at = layout[member];
      if (at !== undefined && !places.has(member))
        all.set(member, { x: at.x + x - from.x, y: at.y + y - from.y });
    }
  }
  return all;
}
