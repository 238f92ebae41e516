import type {
  Combine,
  Edge,
  Graph,
  GraphNode,
  ModelSnapshots,
  NodeLayout,
  Pipeline,
} from '../domain/graph.ts';
import type { EdgeId, NodeId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { rewire } from './rewire.ts';

/** Every change a user can make to a pipeline, as data. */
export type GraphCommand =
  | { readonly type: 'rename'; readonly name: string }
  | {
      /** Adds nodes with their edges, places and model snapshots: a new node, a paste, a duplicate. */
      readonly type: 'add';
      readonly nodes: readonly GraphNode[];
      readonly edges: readonly Edge[];
      readonly layout: { readonly [id: NodeId]: NodeLayout };
      readonly models?: ModelSnapshots;
    }
  | {
      readonly type: 'remove';
      readonly nodes: readonly NodeId[];
      readonly edges: readonly EdgeId[];
    }
  /** Adds an edge and takes away those whose place it takes. */
  | { readonly type: 'connect'; readonly edge: Edge; readonly replaces: readonly EdgeId[] }
  | {
      readonly type: 'setSettings';
      readonly nodeId: NodeId;
      readonly settings: { readonly [name: string]: Json };
    }
  /** Sets an inline value; undefined takes it away. */
  | {
      readonly type: 'setInput';
      readonly nodeId: NodeId;
      readonly port: string;
      readonly value: Json | undefined;
    }
  | { readonly type: 'setTitle'; readonly nodeId: NodeId; readonly title: string | undefined }
  /** Enables nodes, disables them, or lets them pass on what enters them: a node is in one of these states. */
  | { readonly type: 'setDisabled'; readonly nodes: readonly NodeId[]; readonly disabled: boolean }
  | { readonly type: 'setBypassed'; readonly nodes: readonly NodeId[]; readonly bypassed: boolean }
  /** Makes nodes members of a frame; of none where it is undefined. */
  | {
      readonly type: 'setFrame';
      readonly nodes: readonly NodeId[];
      readonly frame: NodeId | undefined;
    }
  /** Says how the lists that a node maps go together. */
  | { readonly type: 'setCombine'; readonly nodeId: NodeId; readonly combine: Combine }
  /** Replaces how a node's failures are treated; undefined takes it away. `field` is the number that is being typed. */
  | {
      readonly type: 'setPolicy';
      readonly nodeId: NodeId;
      readonly policy: JsonObject | undefined;
      readonly field?: string;
    }
  /** Chooses the model of a prediction or a training, or a deployment, and keeps its schema in the pipeline. */
  | {
      readonly type: 'setModel';
      readonly nodeId: NodeId;
      readonly settings: {
        readonly provider: string;
        readonly model: string;
        readonly version: string | null;
        /** A node that is given a model without it runs the model itself. */
        readonly deployment?: string;
      };
      readonly models: ModelSnapshots;
    }
  | { readonly type: 'place'; readonly layout: { readonly [id: NodeId]: NodeLayout } };

/** Applies a command. Untouched nodes keep their identity; what does not exist is passed over. */
export function applyCommand(pipeline: Pipeline, command: GraphCommand): Pipeline {
  switch (command.type) {
    case 'rename':
      return { ...pipeline, name: command.name };
    case 'add':
      return add(pipeline, command);
    case 'remove':
      return remove(pipeline, new Set(command.nodes), new Set(command.edges));
    case 'connect':
      return connect(pipeline, command.edge, new Set(command.replaces));
    case 'setSettings':
      return withNode(pipeline, command.nodeId, (node) => ({
        ...node,
        settings: { ...node.settings, ...command.settings },
      }));
    case 'setInput':
      return withNode(pipeline, command.nodeId, (node) =>
        setInput(node, command.port, command.value),
      );
    case 'setTitle':
      return withNode(pipeline, command.nodeId, (node) => {
        const { title: _, ...rest } = node;
        return command.title === undefined ? rest : { ...rest, title: command.title };
      });
    case 'setDisabled':
      return withNodes(pipeline, command.nodes, (node) => setDisabled(node, command.disabled));
    case 'setBypassed':
      return withNodes(pipeline, command.nodes, (node) => setBypassed(node, command.bypassed));
    case 'setFrame':
      return withNodes(pipeline, command.nodes, (node) => setFrame(node, command.frame));
    case 'setCombine':
      return withNode(pipeline, command.nodeId, (node) => setCombine(node, command.combine));
    case 'setPolicy':
      return withNode(pipeline, command.nodeId, (node) => {
        const { policy: _, ...rest } = node;
        return command.policy === undefined ? rest : { ...rest, policy: command.policy };
      });
    case 'setModel': {
      const changed = withNode(pipeline, command.nodeId, (node) => {
        const { deployment: _, ...kept } = node.settings;
        return { ...node, settings: { ...kept, ...command.settings } };
      });
      return withoutUnusedModels({ ...changed, models: { ...changed.models, ...command.models } });
    }
    case 'place':
      return { ...pipeline, layout: { ...pipeline.layout, ...command.layout } };
  }
}

function add(pipeline: Pipeline, command: Extract<GraphCommand, { type: 'add' }>): Pipeline {
  const nodes = { ...pipeline.graph.nodes };
  for (const node of command.nodes) nodes[node.id] = node;
  return {
    ...pipeline,
    graph: {
      nodes,
      edges:
        command.edges.length === 0
          ? pipeline.graph.edges
          : [...pipeline.graph.edges, ...command.edges],
    },
    layout: { ...pipeline.layout, ...command.layout },
    models:
      command.models === undefined ? pipeline.models : { ...pipeline.models, ...command.models },
  };
}

function remove(
  pipeline: Pipeline,
  nodes: ReadonlySet<NodeId>,
  edges: ReadonlySet<EdgeId>,
): Pipeline {
  const keepsNode = ([id]: [string, unknown]): boolean => !nodes.has(id as NodeId);
  const isAtReroute = ({ source, target }: Edge): boolean =>
    isRemovedReroute(pipeline.graph, nodes, source) ||
    isRemovedReroute(pipeline.graph, nodes, target);
  const kept = pipeline.graph.edges.filter((edge) => !edges.has(edge.id) || isAtReroute(edge));
  const rest = Object.entries(pipeline.graph.nodes).filter(keepsNode);
  const graph = {
    nodes: Object.fromEntries(
      rest.map(([id, node]) =>
        node.frame !== undefined && nodes.has(node.frame)
          ? [id, setFrame(node, undefined)]
          : [id, node],
      ),
    ),
    edges: joinReroutes(pipeline.graph, kept, nodes).filter(
      (edge) => !nodes.has(edge.source) && !nodes.has(edge.target),
    ),
  };
  const layout = Object.fromEntries(Object.entries(pipeline.layout).filter(keepsNode));
  return withoutUnusedModels({ ...pipeline, graph, layout });
}

/** Where a reroute goes, the edges through it become one again. */
function joinReroutes(
  graph: Graph,
  edges: readonly Edge[],
  removed: ReadonlySet<NodeId>,
): readonly Edge[] {
  const isGone = (id: NodeId): boolean => isRemovedReroute(graph, removed, id);
  if (![...removed].some(isGone)) return edges;
  const incoming = Map.groupBy(edges, ({ target }) => target);
  return rewire(edges, {
    feedsOf: ({ source }) => (isGone(source) ? [incoming.get(source) ?? []] : 'source'),
    fits: () => true,
  });
}

function isRemovedReroute(graph: Graph, removed: ReadonlySet<NodeId>, id: NodeId): boolean {
  return removed.has(id) && graph.nodes[id]?.type === 'reroute';
}

function connect(pipeline: Pipeline, edge: Edge, replaces: ReadonlySet<EdgeId>): Pipeline {
  const kept = pipeline.graph.edges.filter(
    (other) => !replaces.has(other.id) && other.id !== edge.id,
  );
  return { ...pipeline, graph: { ...pipeline.graph, edges: [...kept, edge] } };
}

function setInput(node: GraphNode, port: string, value: Json | undefined): GraphNode {
  const { [port]: _, ...rest } = node.inputs;
  return { ...node, inputs: value === undefined ? rest : { ...rest, [port]: value } };
}

function setDisabled(node: GraphNode, disabled: boolean): GraphNode {
  const { disabled: _, ...rest } = node;
  if (!disabled) return rest;
  const { bypassed: __, ...others } = rest;
  return { ...others, disabled };
}

function setBypassed(node: GraphNode, bypassed: boolean): GraphNode {
  const { bypassed: _, ...rest } = node;
  if (!bypassed) return rest;
  const { disabled: __, ...others } = rest;
  return { ...others, bypassed };
}

function setFrame(node: GraphNode, frame: NodeId | undefined): GraphNode {
  const { frame: _, ...rest } = node;
  return frame === undefined ? rest : { ...rest, frame };
}

/** Pairing is the default, and not written down. */
function setCombine(node: GraphNode, combine: Combine): GraphNode {
  const { combine: _, ...rest } = node;
  return combine === 'zip' ? rest : { ...rest, combine };
}

function withNodes(
  pipeline: Pipeline,
  ids: readonly NodeId[],
  change: (node: GraphNode) => GraphNode,
): Pipeline {
  return ids.reduce((result, id) => withNode(result, id, change), pipeline);
}

function withNode(
  pipeline: Pipeline,
  id: NodeId,
  change: (node: GraphNode) => GraphNode,
): Pipeline {
  const node = pipeline.graph.nodes[id];
  if (node === undefined) return pipeline;
  return {
    ...pipeline,
    graph: { ...pipeline.graph, nodes: { ...pipeline.graph.nodes, [id]: change(node) } },
  };
}

/** A snapshot that no node names any more leaves the file. */
function withoutUnusedModels(pipeline: Pipeline): Pipeline {
  const used = new Set(Object.values(pipeline.graph.nodes).map(modelKeyOf));
  const entries = Object.entries(pipeline.models);
  const kept = entries.filter(([key]) => used.has(key));
  return kept.length === entries.length
    ? pipeline
    : { ...pipeline, models: Object.fromEntries(kept) };
}

function modelKeyOf(node: GraphNode): string | undefined {
  const { model, version } = node.settings;
  if (typeof model !== 'string') return undefined;
  return typeof version === 'string' ? `${model}:${version}` : model;
}

/** Commands with the same key, one soon after the other, are one step of undo: typing, moving by arrow keys. */
export function coalesceKey(command: GraphCommand): string | undefined {
  switch (command.type) {
    case 'setInput':
      return isTyping([command.value]) ? `input ${command.nodeId} ${command.port}` : undefined;
    case 'setSettings':
      return isTyping(Object.values(command.settings))
        ? `settings ${command.nodeId} ${Object.keys(command.settings).join(' ')}`
        : undefined;
    case 'setTitle':
      return `title ${command.nodeId}`;
    case 'setPolicy':
      return command.field === undefined ? undefined : `policy ${command.nodeId} ${command.field}`;
    case 'rename':
      return 'rename';
    case 'add':
    case 'remove':
    case 'connect':
    case 'setDisabled':
    case 'setBypassed':
    case 'setFrame':
    case 'setCombine':
    case 'setModel':
      return undefined;
    case 'place':
      return `place ${Object.keys(command.layout).join(' ')}`;
  }
}

/** Texts and numbers come key by key; a file, a list or a switch comes whole. */
function isTyping(values: readonly (Json | undefined)[]): boolean {
  return values.every((value) => typeof value === 'string' || typeof value === 'number');
}
