import {
  Position,
  type Edge as AnyFlowEdge,
  type Node as AnyFlowNode,
  type NodeHandle,
} from '@xyflow/react';
import type { Edge, Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { isOpenFrame } from '../../shared/graph/frames.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';
import { t } from '../messages/t.ts';
import { nodeNameId } from './nodeNameId.ts';
import type { PortPlace } from './scene/portPlaces.ts';
import type { Scene, SceneEdge, SceneNode } from './scene/scene.ts';

/** A node as React Flow draws it. Its body reads the document itself, by id. */
export type FlowNode = AnyFlowNode<FlowData, 'patchbay' | 'frame' | 'reroute'>;
type FlowData = {
  readonly nodeId: NodeId;
  /** It fills the size that it is given. */
  readonly isFixed: boolean;
  /** What stands on its border for the ports of others; empty except on a collapsed frame. */
  readonly borders: readonly PortPlace[];
};

const noBorders: readonly PortPlace[] = [];
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
  const borders = node.type === 'frame' ? box.ports : noBorders;
  const isKnown = old?.data.isFixed === box.isFixed && old.data.borders === borders;
  const next: FlowNode = {
    id: node.id,
    type: flowType(node.type),
    // The canvas itself says which of its nodes Tab stops at, and a node what it is called.
    domAttributes: old?.domAttributes ?? { ...notTabbed, 'aria-labelledby': nodeNameId(node.id) },
    data: isKnown ? old.data : { nodeId: node.id, isFixed: box.isFixed, borders },
    position: { x, y },
    hidden,
    selected,
    ...(isOpenFrame(node) && { zIndex: belowEdges }),
    ...shapeOf(box, hidden),
  };
  return old !== undefined && isSameState(old, next) && isSameShape(old, next) ? old : next;
}

function flowType(type: string): FlowNode['type'] {
  return type === 'frame' || type === 'reroute' ? type : 'patchbay';
}

/** What is selected is raised by 1,000. */
const belowEdges = -2000;

/** React Flow measures what it does not know, so a guess is given only where there is nothing to measure. */
function shapeOf(
  box: SceneNode,
  hidden: boolean,
): Pick<FlowNode, 'measured' | 'handles' | 'width' | 'height'> {
  const measured = { width: box.width, height: box.height };
  if (box.isFixed) return { ...measured, measured, handles: handlesOf(box.ports) };
  if (box.shape !== undefined || hidden) return { measured, handles: handlesOf(box.ports) };
  return box.isSized ? { measured } : {};
}

function isSameState(a: FlowNode, b: FlowNode): boolean {
  const isThere = a.position.x === b.position.x && a.position.y === b.position.y;
  const isSame = a.hidden === b.hidden && a.selected === b.selected;
  return isThere && isSame && a.data === b.data && a.zIndex === b.zIndex;
}

function isSameShape(a: FlowNode, b: FlowNode): boolean {
  const isSized =
    a.measured?.width === b.measured?.width && a.measured?.height === b.measured?.height;
  return isSized && a.width === b.width && a.handles === b.handles;
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

type EdgeSource = Pick<FlowSource, 'scene' | 'edges' | 'selected'> & {
  readonly graph: Pipeline['graph'];
};

/** Edges for React Flow. An edge that did not change keeps its object, and all of them their array. */
export function toFlowEdges(
  before: readonly FlowEdge[],
  { scene, graph, edges: chosen, selected }: EdgeSource,
): readonly FlowEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const edges = chosen.map(({ edge, from, to, fromPort, toPort }): FlowEdge => {
    const old = known.get(edge.id);
    const isSelected = selected.has(edge.id);
    const source = scene.nodes[from]?.node.id ?? edge.source;
    const target = scene.nodes[to]?.node.id ?? edge.target;
    const next: FlowEdge = {
      id: edge.id,
      type: 'patchbay',
      data: { edge },
      source,
      sourceHandle: fromPort,
      target,
      targetHandle: toPort,
      selected: isSelected,
      ariaLabel: edgeLabel(graph, edge),
      domAttributes: notTabbed,
    };
    return old !== undefined && isSameEdge(old, next) ? old : next;
  });
  return isSameArray(before, edges) ? before : edges;
}

/** Tab does not stop here: an edge is reached from the nodes that it joins. */
const notTabbed = { tabIndex: -1 };

function isSameEdge(a: FlowEdge, b: FlowEdge): boolean {
  const isJoined = a.source === b.source && a.target === b.target && a.data?.edge === b.data?.edge;
  return isJoined && a.selected === b.selected && a.ariaLabel === b.ariaLabel;
}

function edgeLabel(graph: Pipeline['graph'], edge: Edge): string {
  const source = graph.nodes[edge.source];
  const target = graph.nodes[edge.target];
  if (source === undefined || target === undefined) return t('canvas.names.brokenEdge');
  return t('canvas.names.edge', {
    source: titleOf(source),
    sourcePort: edge.sourcePort,
    target: titleOf(target),
    targetPort: edge.targetPort,
  });
}

function isSameArray<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
