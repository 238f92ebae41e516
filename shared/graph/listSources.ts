import { findNode, type Graph } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import { depthOf } from '../domain/ports.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { findNodeType } from '../nodes/registry.ts';
import { edgesByTarget, topologicalOrder } from './order.ts';
import { portsOf } from './portsOf.ts';

/**
 * The nodes that lists begin at: an upload of many files, a List, a text that is split. What comes behind another list
 * begins none, nor does what a model had a hand in.
 */
export function listSources(graph: Graph, context: PortContext): ReadonlySet<NodeId> {
  const incoming = edgesByTarget(graph);
  const sources = new Set<NodeId>();
  /** Behind a list or a model, or one of these itself. */
  const behind = new Set<NodeId>();
  for (const id of topologicalOrder(graph).order) {
    const node = findNode(graph, id);
    if (node === undefined) continue;
    const isBehind = (incoming.get(id) ?? []).some(({ source }) => behind.has(source));
    const isList = portsOf(node, context).outputs.some(({ type }) => depthOf(type) > 0);
    const isModel = findNodeType(node.type)?.category === 'model';
    if (isList && !isBehind && !isModel) sources.add(id);
    if (isList || isBehind || isModel) behind.add(id);
  }
  return sources;
}
