import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { disabledBy } from '../../shared/graph/frames.ts';
import { reachable } from '../../shared/graph/order.ts';
import { passThrough } from '../../shared/graph/passThrough.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';

/** The nodes that do not run because a node they depend on is disabled, each with the title of that one. */
export function blockedBy(pipeline: Pipeline): ReadonlyMap<NodeId, string> {
  const blocked = new Map<NodeId, string>();
  const isOff = new Set(
    nodesOf(pipeline.graph).filter((node) => disabledBy(pipeline.graph, node) !== undefined),
  );
  if (isOff.size === 0) return blocked;
  const { graph } = passThrough(pipeline.graph, pipeline);
  for (const node of isOff) {
    for (const id of reachable(graph, [node.id], 'down')) {
      const other = graph.nodes[id];
      if (other !== undefined && !isOff.has(other)) blocked.set(id, titleOf(node));
    }
  }
  return blocked;
}
