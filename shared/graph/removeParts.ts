import type { Edge, Graph, Pipeline } from '../domain/graph.ts';
import type { EdgeId, NodeId } from '../domain/ids.ts';
import { inFrame } from './frames.ts';
import { rewire } from './rewire.ts';
import { withoutUnusedModels } from './withoutUnusedModels.ts';

/**
 * A pipeline without these nodes and edges, and without the edges of the nodes. Members of a frame stay, and an edge that
 * led through a reroute becomes one again.
 */
export function removeParts(
  pipeline: Pipeline,
  nodes: ReadonlySet<NodeId>,
  edges: ReadonlySet<EdgeId>,
): Pipeline {
  const keepsNode = ([id]: [string, unknown]): boolean => !nodes.has(id as NodeId);
  const isAtReroute = ({ source, target }: Edge): boolean =>
    isRemovedReroute(pipeline.graph, nodes, source) ||
    isRemovedReroute(pipeline.graph, nodes, target);
  const kept = pipeline.graph.edges.filter((edge) => !edges.has(edge.id) || isAtReroute(edge));
  const rest = Object.entries(pipeline.graph.nodes).filter(keepsNode);
  const graph = {
    nodes: Object.fromEntries(
      rest.map(([id, node]) =>
        node.frame !== undefined && nodes.has(node.frame)
          ? [id, inFrame(node, undefined)]
          : [id, node],
      ),
    ),
    edges: joinReroutes(pipeline.graph, kept, nodes).filter(
      (edge) => !nodes.has(edge.source) && !nodes.has(edge.target),
    ),
  };
  const layout = Object.fromEntries(Object.entries(pipeline.layout).filter(keepsNode));
  return withoutUnusedModels({ ...pipeline, graph, layout });
}

/** Where a reroute goes, the edges through it become one again. */
function joinReroutes(
  graph: Graph,
  edges: readonly Edge[],
  removed: ReadonlySet<NodeId>,
): readonly Edge[] {
  const isGone = (id: NodeId): boolean => isRemovedReroute(graph, removed, id);
  if (![...removed].some(isGone)) return edges;
  const incoming = Map.groupBy(edges, ({ target }) => target);
  return rewire(edges, {
    feedsOf: ({ source }) => (isGone(source) ? [incoming.get(source) ?? []] : 'source'),
    fits: () => true,
  });
}

function isRemovedReroute(graph: Graph, removed: ReadonlySet<NodeId>, id: NodeId): boolean {
  return removed.has(id) && graph.nodes[id]?.type === 'reroute';
}
