import type { Edge, GraphNode, NodeLayout, Pipeline } from '../domain/graph.ts';
import type { EdgeId } from '../domain/ids.ts';

type Split = {
  readonly edge: EdgeId;
  readonly node: GraphNode;
  readonly place: NodeLayout;
  readonly ports: { readonly in: string; readonly out: string };
  readonly newEdge: EdgeId;
};

/** A pipeline whose edge leads through a new node: its far part keeps its id and its place among the edges. */
export function splitEdge(pipeline: Pipeline, split: Split): Pipeline {
  const { graph, layout } = pipeline;
  const { node, place, ports, newEdge } = split;
  const whole = graph.edges.find(({ id }) => id === split.edge);
  if (whole === undefined) return pipeline;
  const near: Edge = { ...whole, id: newEdge, target: node.id, targetPort: ports.in };
  const far: Edge = { ...whole, source: node.id, sourcePort: ports.out };
  return {
    ...pipeline,
    graph: {
      nodes: { ...graph.nodes, [node.id]: node },
      edges: [...graph.edges.map((edge) => (edge === whole ? far : edge)), near],
    },
    layout: { ...layout, [node.id]: place },
  };
}
