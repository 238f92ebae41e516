import type { Edge, Graph } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import { edgesBySource, edgesByTarget } from './order.ts';

/** The edge that brings what this one carries: itself, or the first one of the reroutes that it leaves. */
export function originOf(graph: Graph, edge: Edge): Edge {
  const seen = new Set<Edge>();
  for (let at = edge; !seen.has(at);) {
    seen.add(at);
    const before = edgesByTarget(graph).get(at.source)?.[0];
    if (graph.nodes[at.source]?.type !== 'reroute' || before === undefined) return at;
    at = before;
  }
  return edge;
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
