import type { Edge as AnyFlowEdge, Node as AnyFlowNode } from '@xyflow/react';
import type { Edge, Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';

/** A node as React Flow draws it. Its body reads the document itself, by id. */
export type FlowNode = AnyFlowNode<{ readonly nodeId: NodeId }, 'patchbay'>;
/** An edge as React Flow draws it. */
export type FlowEdge = AnyFlowEdge<{ readonly edge: Edge }, 'patchbay'>;

/** What the canvas shows. */
export type FlowSource = { readonly pipeline: Pipeline; readonly selected: ReadonlySet<string> };

/** The nodes of a pipeline for React Flow. A node that did not change keeps its object, and all of them their array. */
export function toFlowNodes(
  before: readonly FlowNode[],
  { pipeline, selected }: FlowSource,
): readonly FlowNode[] {
  const known = new Map(before.map((node) => [node.data.nodeId, node]));
  const nodes = Object.values(pipeline.graph.nodes).map((node): FlowNode => {
    const old = known.get(node.id);
    const place = pipeline.layout[node.id] ?? { x: 0, y: 0 };
    const position = old?.dragging === true ? old.position : { x: place.x, y: place.y };
    const isSelected = selected.has(node.id);
    const ariaLabel = labelOf(node.type, titleOf(node));
    if (old !== undefined && isSame(old, { position, isSelected, ariaLabel })) return old;
    return {
      data: { nodeId: node.id },
      ...old,
      id: node.id,
      type: 'patchbay',
      position,
      selected: isSelected,
      ariaLabel,
    };
  });
  return isSameArray(before, nodes) ? before : nodes;
}

type Shown = {
  readonly position: FlowNode['position'];
  readonly isSelected: boolean;
  readonly ariaLabel: string;
};

function isSame(old: FlowNode, { position, isSelected, ariaLabel }: Shown): boolean {
  const isThere = old.position.x === position.x && old.position.y === position.y;
  return isThere && (old.selected ?? false) === isSelected && old.ariaLabel === ariaLabel;
}

function labelOf(type: string, title: string): string {
  const typeTitle = findNodeType(type)?.title ?? type;
  return title === typeTitle ? `${title} node` : `${title}, ${typeTitle} node`;
}

/** The edges of a pipeline for React Flow. An edge that did not change keeps its object, and all of them their array. */
export function toFlowEdges(
  before: readonly FlowEdge[],
  { pipeline, selected }: FlowSource,
): readonly FlowEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const edges = pipeline.graph.edges.map((edge): FlowEdge => {
    const old = known.get(edge.id);
    const isSelected = selected.has(edge.id);
    if (old?.data?.edge === edge && (old.selected ?? false) === isSelected) return old;
    return {
      id: edge.id,
      type: 'patchbay',
      data: { edge },
      source: edge.source,
      sourceHandle: edge.sourcePort,
      target: edge.target,
      targetHandle: edge.targetPort,
      selected: isSelected,
      ariaLabel: edgeLabel(pipeline, edge),
    };
  });
  return isSameArray(before, edges) ? before : edges;
}

function edgeLabel(pipeline: Pipeline, edge: Edge): string {
  const source = pipeline.graph.nodes[edge.source];
  const target = pipeline.graph.nodes[edge.target];
  if (source === undefined || target === undefined) return 'Edge to a missing node';
  return `Edge from ${titleOf(source)} ${edge.sourcePort} to ${titleOf(target)} ${edge.targetPort}`;
}

function isSameArray<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
