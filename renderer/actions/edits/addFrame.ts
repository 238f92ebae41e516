import type { Graph, GraphNode, NodeLayout } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isFrame, membersOf } from '../../../shared/graph/frames.ts';
import { nodeTypes } from '../../../shared/nodes/registry.ts';
import { frameSize } from '../../canvas/nodeSize.ts';
import { boundsOf } from '../../canvas/scene/findInScene.ts';
import type { Rect } from '../../canvas/scene/scene.ts';
import { framePadding } from '../../canvas/scene/sizeAround.ts';
import { downToGrid, toGrid, upToGrid } from '../../canvas/toGrid.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint } from '../../stores/places.ts';
import { newNodeId } from './newNodeId.ts';
import { sceneOf } from './sceneOf.ts';
import { selectedNodes } from './selected.ts';

/**
 * Puts a frame around the selected nodes, which become its members; an empty one at a place where none are selected. A
 * frame that all members leave for it goes: it would lie empty behind the new one.
 */
export function addFrame(app: App, at: CanvasPoint = app.canvas.center()): NodeId {
  const { pipeline, applyAll } = app.document.getState();
  const members = framable(app);
  const around = members.length === 0 ? undefined : boundsOf(sceneOf(app), members);
  const { type, version, initialSettings } = nodeTypes.frame;
  const id = newNodeId(pipeline.graph, type, app.newId);
  const node: GraphNode = {
    id,
    type,
    typeVersion: version,
    settings: initialSettings,
    inputs: {},
  };
  const layout = { [id]: around === undefined ? emptyPlace(at) : placeAround(around) };
  applyAll([
    { type: 'add', nodes: [node], edges: [], layout },
    ...(members.length === 0 ? [] : [{ type: 'setFrame', nodes: members, frame: id } as const]),
    { type: 'remove', nodes: emptiedBy(pipeline.graph, members), edges: [] },
  ]);
  app.view.getState().select({ nodes: [id] });
  return id;
}

/** The frames that have no other members than these. */
function emptiedBy(graph: Graph, members: readonly NodeId[]): readonly NodeId[] {
  const going = new Set(members);
  return [...membersOf(graph)]
    .filter(([, own]) => own.every((id) => going.has(id)))
    .map(([frame]) => frame);
}

/** The selected nodes that a frame can be put around: frames do not stand in frames. */
export function framable(app: App): readonly NodeId[] {
  const { nodes } = app.document.getState().pipeline.graph;
  return selectedNodes(app).filter((id) => {
    const node = nodes[id];
    return node !== undefined && !isFrame(node);
  });
}

const title = 36;

/** Where a frame stands that is around these nodes, on the grid, with room for its title. */
export function placeAround({ x, y, width, height }: Rect): NodeLayout {
  const left = downToGrid(x - framePadding);
  const top = downToGrid(y - framePadding - title);
  return {
    x: left,
    y: top,
    width: upToGrid(x + width + framePadding - left),
    height: upToGrid(y + height + framePadding - top),
  };
}

function emptyPlace({ x, y }: CanvasPoint): NodeLayout {
  const { width, height } = frameSize;
  return { x: toGrid(x - width / 2), y: toGrid(y - title / 2), width, height };
}
