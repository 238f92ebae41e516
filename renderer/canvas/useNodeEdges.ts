import { useShallow } from 'zustand/react/shallow';
import type { Edge } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { useDocument } from '../engine/AppContext.tsx';

/** The edges that enter a node, in edge order. */
export function useIncomingEdges(nodeId: NodeId): readonly Edge[] {
  return useDocument(
    useShallow((state) => edgesByNode(state.pipeline.graph.edges).into.get(nodeId) ?? none),
  );
}

/** The edges that leave a node, in edge order. */
export function useOutgoingEdges(nodeId: NodeId): readonly Edge[] {
  return useDocument(
    useShallow((state) => edgesByNode(state.pipeline.graph.edges).outOf.get(nodeId) ?? none),
  );
}

const none: readonly Edge[] = [];

type ByNode = {
  readonly into: ReadonlyMap<NodeId, readonly Edge[]>;
  readonly outOf: ReadonlyMap<NodeId, readonly Edge[]>;
};

/** Edges are replaced, never changed: every node that is drawn asks for its own after every edit. */
const sorted = new WeakMap<readonly Edge[], ByNode>();

function edgesByNode(edges: readonly Edge[]): ByNode {
  const known = sorted.get(edges);
  if (known !== undefined) return known;
  const byNode = {
    into: Map.groupBy(edges, ({ target }) => target),
    outOf: Map.groupBy(edges, ({ source }) => source),
  };
  sorted.set(edges, byNode);
  return byNode;
}
