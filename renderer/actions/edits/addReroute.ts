import type { Edge, GraphNode } from '../../../shared/domain/graph.ts';
import type { EdgeId, NodeId } from '../../../shared/domain/ids.ts';
import { nodeTypes } from '../../../shared/nodes/registry.ts';
import { middleOfEdge } from '../../canvas/insert/edgeAt.ts';
import { rerouteSize } from '../../canvas/nodeSize.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint } from '../../stores/places.ts';
import { newEdgeId, newNodeId } from './newNodeId.ts';
import { sceneOf } from './sceneOf.ts';

/** Leads an edge through a dot at a place, or half way where none is given. Nothing happens where the edge is gone. */
export function addReroute(app: App, edgeId: EdgeId, at?: CanvasPoint): void {
  const { pipeline, applyAll } = app.document.getState();
  const edge = pipeline.graph.edges.find(({ id }) => id === edgeId);
  const source = edge && pipeline.graph.nodes[edge.source];
  if (edge === undefined || source === undefined) return;
  const { type, version, initialSettings, adopt } = nodeTypes.reroute;
  const port = app.ports(source, pipeline).outputs.find(({ name }) => name === edge.sourcePort);
  const node: GraphNode = {
    id: newNodeId(pipeline.graph, type, app.newId),
    type,
    typeVersion: version,
    settings: port === undefined ? initialSettings : adopt(initialSettings, port.type),
    inputs: {},
    ...frameOfBoth(app, edge),
  };
  const { x, y } = at ?? middleOf(app, edgeId);
  const layout = { [node.id]: { x: snap(x), y: snap(y) } };
  const near: Edge = { ...edge, id: newEdgeId(app.newId), target: node.id, targetPort: 'in' };
  // The far part keeps its id and its place among the edges, and so the order of a list.
  const far: Edge = { ...edge, source: node.id, sourcePort: 'out' };
  applyAll([
    { type: 'add', nodes: [node], edges: [near], layout },
    { type: 'connect', edge: far, replaces: [] },
  ]);
  app.view.getState().select({ nodes: [node.id] });
  app.canvas.focus(node.id);
}

type Ends = { readonly source: NodeId; readonly target: NodeId };

/** A dot between two members of a frame belongs to it, too. */
function frameOfBoth(app: App, { source, target }: Ends): Pick<GraphNode, 'frame'> | undefined {
  const { nodes } = app.document.getState().pipeline.graph;
  const frame = nodes[source]?.frame;
  return frame !== undefined && nodes[target]?.frame === frame ? { frame } : undefined;
}

function middleOf(app: App, id: EdgeId): CanvasPoint {
  const scene = sceneOf(app);
  const line = scene.edges.find(({ edge }) => edge.id === id);
  return (line && middleOfEdge(scene, line)) ?? app.canvas.center();
}

function snap(middle: number): number {
  return Math.round((middle - rerouteSize / 2) / 4) * 4;
}
