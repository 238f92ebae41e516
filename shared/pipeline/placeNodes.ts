import type { Graph, NodeLayout } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';

/** Room for one node, in canvas units. */
const column = 360;
const row = 280;

/** Gives places to nodes that have none: in columns by depth in the graph, below everything already placed. */
export function placeNodes(
  graph: Graph,
  ids: readonly NodeId[],
  placed: readonly NodeLayout[],
): ReadonlyMap<NodeId, NodeLayout> {
  const top = placed.reduce(
    (lowest, place) => Math.max(lowest, place.y + (place.height ?? 0) + row),
    0,
  );
  const left =
    placed.length === 0 ? 0 : placed.reduce((least, place) => Math.min(least, place.x), Infinity);
  const depths = depthsOf(graph);
  const used = new Map<number, number>();
  return new Map(
    ids.map((id) => {
      const depth = depths.get(id) ?? 0;
      const at = used.get(depth) ?? 0;
      used.set(depth, at + 1);
      return [id, { x: left + depth * column, y: top + at * row }];
    }),
  );
}

/** How many edges lead to each node at most. Nodes on a cycle, and behind one, stand at the depth reached so far. */
function depthsOf(graph: Graph): ReadonlyMap<NodeId, number> {
  const depths = new Map<NodeId, number>();
  const waiting = new Map<NodeId, number>();
  const outgoing = new Map<NodeId, NodeId[]>();
  for (const { source, target } of graph.edges) {
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
    const targets = outgoing.get(source);
    if (targets === undefined) outgoing.set(source, [target]);
    else targets.push(target);
  }
  const ready = (Object.keys(graph.nodes) as NodeId[]).filter((id) => !waiting.has(id));
  for (const id of ready) {
    for (const target of outgoing.get(id) ?? []) {
      depths.set(target, Math.max(depths.get(target) ?? 0, (depths.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  return depths;
}
