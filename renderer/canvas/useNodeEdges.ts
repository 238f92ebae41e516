import { useShallow } from 'zustand/react/shallow';
import type { Edge } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { useDocument } from '../engine/AppContext.tsx';

/** The edges that enter a node, in edge order. */
export function useIncomingEdges(nodeId: NodeId): readonly Edge[] {
  return useDocument(
    useShallow((state) => state.pipeline.graph.edges.filter((edge) => edge.target === nodeId)),
  );
}

/** The edges that leave a node, in edge order. */
export function useOutgoingEdges(nodeId: NodeId): readonly Edge[] {
  return useDocument(
    useShallow((state) => state.pipeline.graph.edges.filter((edge) => edge.source === nodeId)),
  );
}
