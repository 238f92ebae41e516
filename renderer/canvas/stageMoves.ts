import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { NodeLayout } from '../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import { withMembers } from '../../shared/graph/frames.ts';
import type { App } from '../engine/app.ts';
import type { Point } from './scene/scene.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

/** Where React Flow says nodes are now, and this much further. */
export function movesIn(
  changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[],
  further: Point,
): ReadonlyMap<string, Point> {
  const moves = new Map<string, Point>();
  for (const change of changes) {
    if (change.type !== 'position' || change.position === undefined) continue;
    const { x, y } = change.position;
    moves.set(change.id, { x: x + further.x, y: y + further.y });
  }
  return moves;
}

/** Nodes that are being moved, with the other selected ones and the members of frames: those out of sight move along. */
export function withFollowers(
  app: App,
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<NodeId, Point> {
  const { layout, graph } = app.document.getState().pipeline;
  const { nodes: selected } = app.view.getState().selection;
  const moved = new Map<NodeId, Point>();
  let by: Point = { x: 0, y: 0 };
  for (const [name, position] of positions) {
    const id = toNodeId(name);
    if (graph.nodes[id] === undefined) continue;
    const from = layout[id];
    moved.set(id, position);
    if (from !== undefined) by = { x: position.x - from.x, y: position.y - from.y };
  }
  const others = selected.some((id) => moved.has(id)) ? selected : [];
  for (const id of withMembers(graph, [...moved.keys(), ...others])) {
    const from = layout[id];
    if (from !== undefined && !moved.has(id)) moved.set(id, { x: from.x + by.x, y: from.y + by.y });
  }
  return moved;
}

/** Where nodes came to rest: those that are still there and have another place or size than the document says. */
export function changedPlaces(
  app: App,
  moved: ReadonlyMap<NodeId, NodeLayout>,
): { readonly [id: NodeId]: NodeLayout } {
  const { layout, graph } = app.document.getState().pipeline;
  const places: { [id: NodeId]: NodeLayout } = {};
  for (const [id, place] of moved) {
    if (!Object.hasOwn(graph.nodes, id)) continue;
    const before = layout[id];
    const after = { ...before, ...place };
    const isThere = before?.x === after.x && before.y === after.y;
    const isSized = before?.width === after.width && before?.height === after.height;
    if (!isThere || !isSized) places[id] = after;
  }
  return places;
}
