import { nodesOf, type Graph } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { reachable } from '../../shared/graph/order.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';

/** The nodes that do not run because a node they depend on is disabled, each with the title of that one. */
export function blockedBy(graph: Graph): ReadonlyMap<NodeId, string> {
  const blocked = new Map<NodeId, string>();
  for (const node of nodesOf(graph).filter(({ disabled }) => disabled === true)) {
    for (const id of reachable(graph, [node.id], 'down'))
      if (id !== node.id && graph.nodes[id]?.disabled !== true) blocked.set(id, titleOf(node));
  }
  return blocked;
}
