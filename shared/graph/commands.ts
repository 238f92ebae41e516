import type {
  Combine,
  Edge,
  GraphNode,
  ModelSnapshots,
  NodeLayout,
  Pipeline,
} from '../domain/graph.ts';
import type { EdgeId, NodeId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { inFrame } from './frames.ts';
import { removeParts } from './removeParts.ts';
import { withoutUnusedModels } from './withoutUnusedModels.ts';

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
  /** Adds an edge and takes away those whose place it takes; one that is there already is led elsewhere, and keeps its place. */
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
  | {
      readonly type: 'place';
      readonly layout: { readonly [id: NodeId]: NodeLayout };
      /** A step by an arrow key, of which many follow each other. */
      readonly isNudge?: boolean;
    };

/** Applies a command. Untouched nodes keep their identity; what does not exist is passed over. */
export function applyCommand(pipeline: Pipeline, command: GraphCommand): Pipeline {
  switch (command.type) {
    case 'rename':
      return { ...pipeline, name: command.name };
    case 'add':
      return add(pipeline, command);
    case 'remove':
      return removeParts(pipeline, new Set(command.nodes), new Set(command.edges));
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
      return withNodes(pipeline, command.nodes, (node) => inFrame(node, command.frame));
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

function connect(pipeline: Pipeline, edge: Edge, replaces: ReadonlySet<EdgeId>): Pipeline {
  const kept = pipeline.graph.edges.filter(({ id }) => id === edge.id || !replaces.has(id));
  const at = kept.findIndex(({ id }) => id === edge.id);
  const edges = at === -1 ? [...kept, edge] : kept.with(at, edge);
  return { ...pipeline, graph: { ...pipeline.graph, edges } };
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
