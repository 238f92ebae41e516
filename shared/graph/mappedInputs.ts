import { findNode, type Graph } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import { depthOf, type InputPort } from '../domain/ports.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { edgesByTarget, reachable, topologicalOrder } from './order.ts';
import { portsOf } from './portsOf.ts';

/** The inputs of a node that it maps, in port order, as far as types tell: deeper lists arrive than they take. */
export function mappedInputs(
  graph: Graph,
  nodeId: NodeId,
  context: PortContext,
): readonly InputPort[] {
  const incoming = edgesByTarget(graph);
  /** How many lists deep the tasks of a node are. */
  const levels = new Map<NodeId, number>();

  const arrivingDepth = (id: NodeId, port: InputPort): number => {
    const edges = (incoming.get(id) ?? []).filter(({ targetPort }) => targetPort === port.name);
    const depths = edges.map(({ source, sourcePort }) => {
      const node = findNode(graph, source);
      const outputs = node === undefined ? [] : portsOf(node, context).outputs;
      const type = outputs.find(({ name }) => name === sourcePort)?.type ?? 'any';
      return depthOf(type) + (levels.get(source) ?? 0);
    });
    return Math.max(edges.length > 1 ? 1 : 0, ...depths);
  };

  const mappedOf = (id: NodeId): readonly { readonly port: InputPort; readonly by: number }[] => {
    const node = findNode(graph, id);
    if (node === undefined) return [];
    const inputs = portsOf(node, context).inputs.filter(({ type }) => type !== 'any');
    const each = inputs.map((port) => ({ port, by: arrivingDepth(id, port) - depthOf(port.type) }));
    return each.filter(({ by }) => by > 0);
  };

  for (const id of topologicalOrder(before(graph, nodeId)).order) {
    const mapped = mappedOf(id);
    if (id === nodeId) return mapped.map(({ port }) => port);
    const isProduct = findNode(graph, id)?.combine === 'product';
    const depths = mapped.map(({ by }) => by);
    levels.set(id, isProduct ? depths.reduce((sum, by) => sum + by, 0) : Math.max(0, ...depths));
  }
  return [];
}

/** The node and all that it depends on: the inspector asks after each edit, and the rest of the graph tells nothing. */
function before(graph: Graph, nodeId: NodeId): Graph {
  const incoming = edgesByTarget(graph);
  const ids = [...reachable(graph, [nodeId], 'up')];
  const nodes = ids.flatMap((id) => findNode(graph, id) ?? []);
  return {
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: ids.flatMap((id) => incoming.get(id) ?? []),
  };
}
