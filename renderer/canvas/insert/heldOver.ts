import { findNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { GraphCommand } from '../../../shared/graph/commands.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import { insertIntoEdge } from '../../actions/edits/insertIntoEdge.ts';
import type { App } from '../../engine/app.ts';
import type { Inserting } from '../../stores/viewStore.ts';
import { findBox } from '../scene/findInScene.ts';
import type { Point, Scene, SceneNode } from '../scene/scene.ts';
import { edgeAt } from './edgeAt.ts';

/** A node is held over an edge by the middle of its title bar, which is so high. */
const titleHeight = 40;

/** The edge that a node under way is held over: only a single one that could stand in an edge, and stands in none. */
export function heldOver(
  app: App,
  scene: Scene,
  moved: ReadonlyMap<NodeId, Point>,
): Inserting | null {
  const [id, ...others] = moved.keys();
  const box = findBox(scene, id);
  if (box === undefined || others.length > 0 || !isLoose(app, box)) return null;
  const { x, y, width, node } = box;
  const bar = { x: x + width * 0.2, y, width: width * 0.6, height: titleHeight };
  const line = edgeAt(scene, bar);
  if (line === undefined) return null;
  const { pipeline } = app.document.getState();
  const { edge } = line;
  const before = app.view.getState().inserting;
  const at = { x: x + width / 2, y };
  if (before?.edgeId === edge.id) return { ...before, at };
  const insertion = insertIntoEdge({ pipeline, edge, node, newId: app.newId });
  return { edgeId: edge.id, at, ...(insertion.ok ? {} : { why: insertion.why }) };
}

/** Nothing is connected to it, and something could be on both sides. */
function isLoose(app: App, { node, types }: SceneNode): boolean {
  if (types.inputs.length === 0 || types.outputs.length === 0) return false;
  const { edges } = app.document.getState().pipeline.graph;
  return !edges.some(({ source, target }) => source === node.id || target === node.id);
}

/** The commands that insert a node, which was placed and framed by `before`, into the edge that it was held over; none where it was over none. */
export function insertHeld(
  app: App,
  nodeId: NodeId | undefined,
  before: readonly GraphCommand[],
): readonly GraphCommand[] {
  const { inserting, setInserting } = app.view.getState();
  setInserting(null);
  if (inserting === null || inserting.why !== undefined || nodeId === undefined) return [];
  const pipeline = before.reduce(applyCommand, app.document.getState().pipeline);
  const node = findNode(pipeline.graph, nodeId);
  const edge = pipeline.graph.edges.find(({ id }) => id === inserting.edgeId);
  if (node === undefined || edge === undefined) return [];
  const insertion = insertIntoEdge({ pipeline, edge, node, newId: app.newId });
  return insertion.ok ? insertion.commands : [];
}
