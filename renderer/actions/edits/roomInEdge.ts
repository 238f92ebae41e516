import type { Edge, NodeLayout, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { reachable } from '../../../shared/graph/order.ts';
import { nodeWidth } from '../../canvas/nodeSize.ts';
import { upToGrid } from '../../canvas/toGrid.ts';

const gap = 40;

/**
 * Where a node that was put into an edge stands, and what has to move so that it stands beside both ends and not on
 * them: the far end and all that depends on it go to the right. Edges that do not lead to the right are left as they are.
 */
export function roomInEdge(
  { graph, layout }: Pipeline,
  edge: Edge,
  nodeId: NodeId,
): { readonly [id: NodeId]: NodeLayout } {
  const [source, place, target] = [layout[edge.source], layout[nodeId], layout[edge.target]];
  if (source === undefined || place === undefined || target === undefined) return {};
  const widthOf = (id: NodeId): number =>
    layout[id]?.width ?? nodeWidth(graph.nodes[id]?.type ?? '');
  const sourceEnd = source.x + widthOf(edge.source);
  if (target.x < sourceEnd) return {};
  const x = Math.max(place.x, upToGrid(sourceEnd + gap));
  const by = upToGrid(x + widthOf(nodeId) + gap - target.x);
  const places: { [id: NodeId]: NodeLayout } = x === place.x ? {} : { [nodeId]: { ...place, x } };
  if (by <= 0) return places;
  for (const id of reachable(graph, [edge.target], 'down')) {
    const before = layout[id];
    if (before !== undefined && before.x >= target.x) places[id] = { ...before, x: before.x + by };
  }
  return places;
}
