import type { GraphNode } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { NodePorts } from '../../shared/domain/ports.ts';
import { useApp, useDocument } from '../engine/AppContext.tsx';

/** A node of the document; undefined for the moment between its removal and the next paint. */
export function useNode(nodeId: NodeId): GraphNode | undefined {
  return useDocument((state) => state.pipeline.graph.nodes[nodeId]);
}

const noPorts: NodePorts = { inputs: [], outputs: [] };

/** The ports of a node; the same object until its settings or its model change. */
export function useNodePorts(nodeId: NodeId): NodePorts {
  const app = useApp();
  return useDocument(({ pipeline }) => {
    const node = pipeline.graph.nodes[nodeId];
    return node === undefined ? noPorts : app.ports(node, pipeline);
  });
}
