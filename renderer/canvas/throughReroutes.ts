import type { Graph } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { edgesBySource, edgesByTarget } from '../../shared/graph/order.ts';

/** The node that what leaves this one comes from: itself, or what is before it where it is a reroute. */
export function sourceThrough(graph: Graph, id: NodeId): NodeId {
  const seen = new Set<NodeId>();
  for (let at = id; !seen.has(at);) {
    seen.add(at);
    const before = edgesByTarget(graph).get(at)?.[0]?.source;
    if (graph.nodes[at]?.type !== 'reroute' || before === undefined) return at;
    at = before;
  }
  return id;
}

/** The nodes that what enters this one goes to: itself, or what is behind it where it is a reroute. */
export function targetsThrough(graph: Graph, id: NodeId): readonly NodeId[] {
  const targets: NodeId[] = [];
  // A set that is added to while it is walked is walked to its new end.
  const seen = new Set([id]);
  for (const at of seen) {
    if (graph.nodes[at]?.type !== 'reroute') targets.push(at);
    else for (const { target } of edgesBySource(graph).get(at) ?? []) seen.add(target);
  }
  return targets;
}
