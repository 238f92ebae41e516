import { registry } from '../../electron/builtin/models/registry.ts';
import type { BuiltinModel } from '../../electron/builtin/defineModel.ts';
import {
  modelKey,
  type Edge,
  type GraphNode,
  type ModelSnapshot,
  type NodeLayout,
  type Pipeline,
} from '../../shared/domain/graph.ts';
import { toEdgeId, toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import type { Json, JsonObject } from '../../shared/domain/json.ts';
import { toModelSnapshot } from '../../shared/models/snapshotOf.ts';
import { nodeTypes } from '../../shared/nodes/registry.ts';
import type { NodeTypeName } from '../../shared/nodes/nodeTypeNames.ts';

type NodeOptions = {
  readonly type: NodeTypeName;
  readonly title?: string;
  readonly at: readonly [number, number];
  readonly settings?: JsonObject;
  readonly inputs?: { readonly [port: string]: Json };
};

/** Builds a pipeline for an example, with the built-in models pinned as they are now. */
export type PipelineBuilder = {
  /** Adds a node; `id` also orders the nodes in the file. */
  readonly node: (id: string, options: NodeOptions) => void;
  /** Adds a prediction node on a built-in model. */
  readonly model: (
    id: string,
    name: string,
    options: Omit<NodeOptions, 'type' | 'settings'>,
  ) => void;
  /** Adds a training of a built-in model. */
  readonly training: (id: string, name: string, options: Omit<NodeOptions, 'type'>) => void;
  /** Connects `node.port` with `node.port`. */
  readonly connect: (from: string, to: string) => void;
  readonly build: () => Pipeline;
};

/** Starts an empty pipeline. */
export function createPipelineBuilder(name: string): PipelineBuilder {
  const nodes: { [id: NodeId]: GraphNode } = {};
  const layout: { [id: NodeId]: NodeLayout } = {};
  const models: { [key: string]: ModelSnapshot } = {};
  const edges: Edge[] = [];
  const add = (id: string, { type, title, at, settings, inputs }: NodeOptions): void => {
    const nodeId = toNodeId(id);
    const known = nodeTypes[type];
    nodes[nodeId] = {
      id: nodeId,
      type,
      typeVersion: known.version,
      ...(title === undefined ? {} : { title }),
      settings: { ...known.initialSettings, ...settings },
      inputs: inputs ?? {},
    };
    layout[nodeId] = { x: at[0], y: at[1] };
  };
  const choose = (name: string): JsonObject => {
    const snapshot = snapshotOf(name);
    models[modelKey(snapshot.model, snapshot.version)] = snapshot;
    return { provider: 'builtin', model: snapshot.model, version: snapshot.version };
  };
  return {
    node: add,
    model: (id, name, options) =>
      add(id, { ...options, type: 'prediction', settings: choose(name) }),
    training: (id, name, { settings, ...options }) =>
      add(id, { ...options, type: 'training', settings: { ...choose(name), ...settings } }),
    connect: (from, to) => {
      const [source = '', sourcePort = ''] = from.split('.');
      const [target = '', targetPort = ''] = to.split('.');
      edges.push({
        id: toEdgeId(`${source}-${sourcePort}-${target}-${targetPort}`),
        source: toNodeId(source),
        sourcePort,
        target: toNodeId(target),
        targetPort,
      });
    },
    build: () => ({ name, graph: { nodes, edges }, layout, models }),
  };
}

/** What a pipeline keeps of a built-in model. */
function snapshotOf(name: string): ModelSnapshot {
  const model = registry.find((each) => each.name === name);
  if (model === undefined) throw new Error(`There is no built-in model "${name}".`);
  return toModelSnapshot({
    model: `builtin/${name}`,
    details: detailsOf(model),
    version: versionOf(model),
  });
}

function detailsOf(model: BuiltinModel): Parameters<typeof toModelSnapshot>[0]['details'] {
  return {
    owner: model.owner,
    name: model.name,
    description: model.description,
    official: model.official,
    runCount: 0,
    coverImageUrl: null,
    url: null,
    githubUrl: null,
    paperUrl: null,
    licenseUrl: null,
    latestVersion: versionOf(model),
    example: null,
  };
}

function versionOf(
  model: BuiltinModel,
): NonNullable<Parameters<typeof toModelSnapshot>[0]['version']> {
  // The builtin server speaks JSON: a round trip gives exactly what a client reads.
  const schema = JSON.parse(JSON.stringify(model.openapiSchema)) as JsonObject;
  return { id: model.version, createdAt: model.createdAt, cogVersion: null, schema };
}
