import { findNode, nodesOf, type Graph, type GraphNode } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';

type Members = ReadonlyMap<NodeId, readonly NodeId[]>;

/** The nodes of a graph are replaced, never changed, and every frame on the canvas asks for its own. */
const known = new WeakMap<Graph['nodes'], Members>();

/** Says whether a node is a frame around others. */
export function isFrame(node: GraphNode): boolean {
  return node.type === 'frame';
}

/** Says whether a node is a frame that its members are drawn in. */
export function isOpenFrame(node: GraphNode): boolean {
  return isFrame(node) && !isCollapsed(node);
}

/** Says whether a node is a frame whose members are not drawn. */
export function isCollapsed(node: GraphNode): boolean {
  return isFrame(node) && node.settings['collapsed'] === true;
}

/** The members of every frame that has any. */
export function membersOf(graph: Graph): Members {
  const before = known.get(graph.nodes);
  if (before !== undefined) return before;
  const members = new Map<NodeId, NodeId[]>();
  for (const node of nodesOf(graph)) {
    const frame = frameOf(graph, node);
    if (frame === undefined) continue;
    const list = members.get(frame.id);
    if (list === undefined) members.set(frame.id, [node.id]);
    else list.push(node.id);
  }
  known.set(graph.nodes, members);
  return members;
}

/** The frame that a node belongs to, if it is there. A frame belongs to none. */
export function frameOf(graph: Graph, node: GraphNode): GraphNode | undefined {
  if (node.frame === undefined || isFrame(node)) return undefined;
  const frame = findNode(graph, node.frame);
  return frame !== undefined && isFrame(frame) ? frame : undefined;
}

/** The node that is seen for a node on the canvas: itself, or the collapsed frame that it belongs to. */
export function seenFor(graph: Graph, id: NodeId): NodeId {
  const node = findNode(graph, id);
  const frame = node && frameOf(graph, node);
  return frame !== undefined && isCollapsed(frame) ? frame.id : id;
}

/** These nodes, and the members of those that are frames; each once. */
export function withMembers(graph: Graph, ids: readonly NodeId[]): readonly NodeId[] {
  const members = membersOf(graph);
  return [...new Set(ids.flatMap((id) => [id, ...(members.get(id) ?? [])]))];
}

/** The node that keeps this one from running: itself, or the disabled frame that it belongs to. */
export function disabledBy(graph: Graph, node: GraphNode): GraphNode | undefined {
  if (node.disabled === true) return node;
  const frame = frameOf(graph, node);
  return frame?.disabled === true ? frame : undefined;
}

/** The node as a member of this frame; of none where it is undefined. */
export function inFrame(node: GraphNode, frame: NodeId | undefined): GraphNode {
  const { frame: _, ...rest } = node;
  return frame === undefined ? rest : { ...rest, frame };
}
