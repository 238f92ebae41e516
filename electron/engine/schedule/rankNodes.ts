import type { NodeId } from '../../../shared/domain/ids.ts';
import { edgesBySource } from '../../../shared/graph/order.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';

/** A model takes seconds, everything else next to nothing. */
const modelWeight = 1_000;

/** How long the longest way from each node to an end of the plan is, in tasks weighed by kind. */
export function rankNodes(plan: Plan): ReadonlyMap<NodeId, number> {
  const outgoing = edgesBySource(plan.graph);
  const ranks = new Map<NodeId, number>();
  for (const id of plan.order.toReversed()) {
    const node = plan.graph.nodes[id];
    const isModel = node !== undefined && findNodeType(node.type)?.category === 'model';
    let below = 0;
    for (const edge of outgoing.get(id) ?? []) below = Math.max(below, ranks.get(edge.target) ?? 0);
    ranks.set(id, below + (isModel ? modelWeight : 1));
  }
  return ranks;
}
