import {
  Position,
  type Edge as AnyFlowEdge,
  type Node as AnyFlowNode,
  type NodeHandle,
} from '@xyflow/react';
import type { Edge } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { nodeNameId } from './describeNode.ts';
import type { PortPlace } from './scene/portPlaces.ts';
import type { Scene, SceneEdge, SceneNode } from './scene/scene.ts';

/** A node as React Flow draws it. Its body reads the document itself, by id. */
export type FlowNode = AnyFlowNode<{ readonly nodeId: NodeId }, 'patchbay'>;
/** An edge as React Flow draws it. */
export type FlowEdge = AnyFlowEdge<{ readonly edge: Edge }, 'patchbay'>;

/** What React Flow is to draw. */
export type FlowSource = {
  readonly scene: Scene;
  /** The nodes to draw. */
  readonly near: ReadonlySet<NodeId>;
  /** Edges of them, and others in view. */
  readonly edges: readonly SceneEdge[];
  readonly selected: ReadonlySet<string>;
};

/**
 * The nodes of a scene for React Flow: those that are drawn, and unseen ones where edges of theirs end. A node that
 * did not change keeps its object, and all of them their array.
 */
export function toFlowNodes(before: readonly FlowNode[], source: FlowSource): readonly FlowNode[] {
  const { scene, near, edges, selected } = source;
  const known = new Map(before.map((node) => [node.data.nodeId, node]));
  const ends = new Set<number>();
  for (const { from, to } of edges) {
    ends.add(from);
    ends.add(to);
  }
  const nodes: FlowNode[] = [];
  for (const [index, box] of scene.nodes.entries()) {
    const { id } = box.node;
    const isNear = near.has(id);
    if (!isNear && !ends.has(index)) continue;
    const isSelected = selected.has(id);
    nodes.push(toFlowNode(known.get(id), box, { hidden: !isNear, selected: isSelected }));
  }
  return isSameArray(before, nodes) ? before : nodes;
}

type State = { readonly hidden: boolean; readonly selected: boolean };

function toFlowNode(
  old: FlowNode | undefined,
  box: SceneNode,
  { hidden, selected }: State,
): FlowNode {
  const { node, x, y } = box;
  const next: FlowNode = {
    id: node.id,
    type: 'patchbay',
    data: old?.data ?? { nodeId: node.id },
    domAttributes: old?.domAttributes ?? {
      // The canvas itself says which of its nodes Tab stops at.
      tabIndex: -1,
      'aria-labelledby': nodeNameId(node.id),
    },
    position: { x, y },
    hidden,
    selected,
    ...shapeOf(box, hidden),
  };
  return old !== undefined && isSameState(old, next) && isSameShape(old, next) ? old : next;
}

/** React Flow measures what it does not know, so a guess is given only where there is nothing to measure. */
function shapeOf(box: SceneNode, hidden: boolean): Pick<FlowNode, 'measured' | 'handles'> {
  const measured = { width: box.width, height: box.height };
  if (box.shape !== undefined || hidden) return { measured, handles: handlesOf(box.ports) };
  return box.isSized ? { measured } : {};
}

function isSameState(a: FlowNode, b: FlowNode): boolean {
  const isThere = a.position.x === b.position.x && a.position.y === b.position.y;
  const isSame = a.hidden === b.hidden && a.selected === b.selected;
  return isThere && isSame;
}

function isSameShape(a: FlowNode, b: FlowNode): boolean {
  const isSized =
    a.measured?.width === b.measured?.width && a.measured?.height === b.measured?.height;
  return isSized && a.handles === b.handles;
}

/** React Flow wants an array of its own; the same ports have the same one, so that a node can keep its object. */
const knownHandles = new WeakMap<readonly PortPlace[], NodeHandle[]>();

function handlesOf(ports: readonly PortPlace[]): NodeHandle[] {
  const known = knownHandles.get(ports);
  if (known !== undefined) return known;
  const handles = ports.map(({ port, side, x, y }): NodeHandle => ({
    id: port,
    type: side === 'output' ? 'source' : 'target',
    position: side === 'output' ? Position.Right : Position.Left,
    x,
    y,
    width: 0,
    height: 0,
  }));
  knownHandles.set(ports, handles);
  return handles;
}

type EdgeSource = Pick<FlowSource, 'scene' | 'edges' | 'selected'>;

/** Edges for React Flow. An edge that did not change keeps its object, and all of them their array. */
export function toFlowEdges(
  before: readonly FlowEdge[],
  { scene, edges: chosen, selected }: EdgeSource,
): readonly FlowEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const edges = chosen.map((line): FlowEdge => {
    const { edge } = line;
    const old = known.get(edge.id);
    const isSelected = selected.has(edge.id);
    const isSame = old?.data?.edge === edge && (old.selected ?? false) === isSelected;
    const ariaLabel = edgeLabel(scene, line);
    if (old !== undefined && isSame && old.ariaLabel === ariaLabel) return old;
    return {
      id: edge.id,
      type: 'patchbay',
      data: { edge },
      source: edge.source,
      sourceHandle: edge.sourcePort,
      target: edge.target,
      targetHandle: edge.targetPort,
      selected: isSelected,
      ariaLabel,
      domAttributes: notTabbed,
    };
  });
  return isSameArray(before, edges) ? before : edges;
}

/** An edge is reached from the nodes that it joins. */
const notTabbed = { tabIndex: -1 };

function edgeLabel({ nodes }: Scene, { edge, from, to }: SceneEdge): string {
  const source = nodes[from];
  const target = nodes[to];
  if (source === undefined || target === undefined) return 'Edge to a missing node';
  const output = source.types.outputs.find(({ name }) => name === edge.sourcePort);
  const input = target.types.inputs.find(({ name }) => name === edge.targetPort);
  const start = `${titleOf(source.node)} ${output?.title ?? edge.sourcePort}`;
  return `Edge from ${start} to ${titleOf(target.node)} ${input?.title ?? edge.targetPort}`;
}

function isSameArray<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
