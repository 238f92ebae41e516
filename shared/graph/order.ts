import type { Edge, Graph } from '../domain/graph.ts';
import { nodesOf } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';

type Groups = ReadonlyMap<NodeId, readonly Edge[]>;

/** Edges are replaced, never changed, and each pass of a plan asks for their groups. */
const bySource = new WeakMap<Graph['edges'], Groups>();
const byTarget = new WeakMap<Graph['edges'], Groups>();

/** The edges that leave each node. */
export function edgesBySource({ edges }: Graph): Groups {
  const known = bySource.get(edges);
  if (known !== undefined) return known;
  const groups = Map.groupBy(edges, (edge) => edge.source);
  bySource.set(edges, groups);
  return groups;
}

/** The edges that enter each node, in edge order. */
export function edgesByTarget({ edges }: Graph): Groups {
  const known = byTarget.get(edges);
  if (known !== undefined) return known;
  const groups = Map.groupBy(edges, (edge) => edge.target);
  byTarget.set(edges, groups);
  return groups;
}

/** Everything that can be reached from `starts` along (or against) the edges, the starts included. */
export function reachable(
  graph: Graph,
  starts: Iterable<NodeId>,
  direction: 'down' | 'up',
): ReadonlySet<NodeId> {
  const edges = direction === 'down' ? edgesBySource(graph) : edgesByTarget(graph);
  const seen = new Set<NodeId>(starts);
  const stack = [...seen];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const edge of edges.get(id) ?? []) {
      const next = direction === 'down' ? edge.target : edge.source;
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return seen;
}

/** Says whether edges lead from one node to another. */
export function reaches(graph: Graph, from: NodeId, to: NodeId): boolean {
  return reachable(graph, [from], 'down').has(to);
}

/** Nodes so that every node comes after those it depends on, and the nodes that stand on cycles. */
export function topologicalOrder(graph: Graph): {
  readonly order: readonly NodeId[];
  readonly cyclic: readonly NodeId[];
} {
  const outgoing = edgesBySource(graph);
  const ids = nodesOf(graph).map((node) => node.id);
  const waiting = new Map<NodeId, number>();
  for (const edge of graph.edges) waiting.set(edge.target, (waiting.get(edge.target) ?? 0) + 1);
  const order = ids.filter((id) => !waiting.has(id));
  for (let at = 0; at < order.length; at += 1) {
    const id = order[at];
    for (const edge of id === undefined ? [] : (outgoing.get(id) ?? [])) {
      const left = (waiting.get(edge.target) ?? 0) - 1;
      waiting.set(edge.target, left);
      if (left === 0) order.push(edge.target);
    }
  }
  const blocked = ids.filter((id) => (waiting.get(id) ?? 0) > 0);
  return { order, cyclic: blocked.filter((id) => isOnCycle(graph, outgoing, id)) };
}

function isOnCycle(
  graph: Graph,
  outgoing: ReadonlyMap<NodeId, readonly Edge[]>,
  id: NodeId,
): boolean {
  const next = (outgoing.get(id) ?? []).map((edge) => edge.target);
  return reachable(graph, next, 'down').has(id);
}
