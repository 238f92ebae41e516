import type { GraphNode, ModelSnapshots, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import { applyCommand, type GraphCommand } from '../../../shared/graph/commands.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { openFrameAt } from '../../canvas/scene/findInScene.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint, EdgePlace, PortEnd } from '../../stores/places.ts';
import { t } from '../../messages/t.ts';
import { connectCommands } from './connectPorts.ts';
import { bestConnection } from './findCompatiblePort.ts';
import { insertIntoEdge } from './insertIntoEdge.ts';
import { newNodeId } from './newNodeId.ts';
import { placeNode } from './placeNode.ts';
import { sceneOf } from './sceneOf.ts';

/** What to add, and where. */
export type AddNodeRequest = {
  /** A node type's name. */
  readonly type: string;
  /** Over the node type's initial settings. */
  readonly settings?: JsonObject;
  /** Inline values by port. */
  readonly inputs?: { readonly [port: string]: Json };
  /** Snapshots that the settings name. */
  readonly models?: ModelSnapshots;
  /** The middle of the top edge, in canvas units; the node belongs to the open frame that is there. A free place when absent. */
  readonly at?: CanvasPoint;
  /** Connects the new node to this port where one of its own fits. */
  readonly from?: PortEnd;
  /** Leads this edge through the new node where its ports fit; where they do not, the user is told. */
  readonly into?: Pick<EdgePlace, 'edgeId'>;
};

/** Adds a node, connects it, selects it and gives its id; one step of undo. Throws a RangeError for an unknown type. */
export function addNode(app: App, request: AddNodeRequest): NodeId {
  const { pipeline, applyAll } = app.document.getState();
  const type = findNodeType(request.type);
  if (type === undefined) throw new RangeError(`There is no node type "${request.type}".`);
  const frame = request.at && openFrameAt(sceneOf(app), request.at);
  const node: GraphNode = {
    id: newNodeId(pipeline.graph, request.type, app.newId),
    type: type.type,
    typeVersion: type.version,
    settings: { ...type.initialSettings, ...request.settings },
    inputs: request.inputs ?? {},
    ...(frame === undefined ? {} : { frame: frame.node.id }),
  };
  const add: GraphCommand = {
    type: 'add',
    nodes: [node],
    edges: [],
    layout: {
      [node.id]: placeNode({
        ...request,
        pipeline,
        after: onlySelected(app),
        center: app.canvas.center(),
        heightOf: app.canvas.heightOf,
      }),
    },
    models: request.models ?? {},
  };
  const added = applyCommand(pipeline, add);
  applyAll([
    add,
    ...connection(app, added, { node, from: request.from }),
    ...insertion(app, added, { node, into: request.into }),
  ]);
  app.view.getState().select({ nodes: [node.id] });
  // Nobody adds a note but to write in it.
  if (node.type === 'note') app.canvas.edit(node.id);
  else app.canvas.focus(node.id);
  return node.id;
}

function onlySelected(app: App): NodeId | undefined {
  const [first, ...others] = app.view.getState().selection.nodes;
  return others.length === 0 ? first : undefined;
}

type Ends = { readonly node: GraphNode; readonly from: PortEnd | undefined };

function connection(app: App, pipeline: Pipeline, { node, from }: Ends): readonly GraphCommand[] {
  if (from === undefined) return [];
  const best = bestConnection({ pipeline, from, node });
  return best === undefined ? [] : connectCommands(best, best.verdict, app.newId);
}

type Place = { readonly node: GraphNode; readonly into: AddNodeRequest['into'] | undefined };

function insertion(app: App, pipeline: Pipeline, { node, into }: Place): readonly GraphCommand[] {
  const edge = pipeline.graph.edges.find(({ id }) => id === into?.edgeId);
  if (edge === undefined) return [];
  const inserted = insertIntoEdge({ pipeline, edge, node, newId: app.newId });
  if (inserted.ok) return inserted.commands;
  app.notify({ kind: 'info', message: t('edits.insert.beside', { why: inserted.why }) });
  return [];
}
