import type { Graph } from '../../../shared/domain/graph.ts';
import { toEdgeId, toNodeId, type EdgeId, type NodeId } from '../../../shared/domain/ids.ts';

/** A readable id that is free in the graph: `preview-4k2f9x`. `newId` gives random letters and digits. */
export function newNodeId(graph: Graph, type: string, newId: () => string): NodeId {
  const stem = type.replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 40);
  for (;;) {
    const id = toNodeId(`${stem}-${newId().slice(0, 6)}`);
    if (!Object.hasOwn(graph.nodes, id)) return id;
  }
}

/** A free id for an edge. */
export function newEdgeId(newId: () => string): EdgeId {
  return toEdgeId(`edge-${newId().slice(0, 10)}`);
}
