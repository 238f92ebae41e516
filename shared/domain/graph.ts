import type { EdgeId, NodeId } from './ids.ts';
import type { Json, JsonObject } from './json.ts';

/** A placed node. Where it stands is in the layout, not here. */
export type GraphNode = {
  readonly id: NodeId;
  /** The node type's name, such as `prediction`. */
  readonly type: string;
  /** The version of the node type that wrote `settings`. */
  readonly typeVersion: number;
  /** A name given by the user; the node type's title when absent. Also the name of a run input. */
  readonly title?: string;
  readonly settings: JsonObject;
  /** Values typed on the node by input port, kept while the port is connected. Files are FileRefs. */
  readonly inputs: { readonly [port: string]: Json };
  /** A disabled node and what depends on it do not run. */
  readonly disabled?: boolean;
  /** A bypassed node does not run: what enters it goes on from its outputs where the types fit. */
  readonly bypassed?: boolean;
  /** The frame that the node belongs to, a node of type `frame`. */
  readonly frame?: NodeId;
  /** How several lists that the node maps go together; `zip` when absent. */
  readonly combine?: Combine;
  /** A `NodePolicy` as it was written, with keys that this version does not know; read by `readPolicy`. */
  readonly policy?: Json;
};

/** `zip` pairs lists by index; `product` makes every combination, the first port's list the outermost. */
export type Combine = 'zip' | 'product';

/** A connection from an output port to an input port. */
export type Edge = {
  readonly id: EdgeId;
  readonly source: NodeId;
  readonly sourcePort: string;
  readonly target: NodeId;
  readonly targetPort: string;
};

/** Nodes and edges, no positions. The order of edges matters where several enter a list port. */
export type Graph = {
  readonly nodes: { readonly [id: NodeId]: GraphNode };
  readonly edges: readonly Edge[];
};

/** Where a node stands, in canvas units; the size is there once the canvas has measured or the user set it. */
export type NodeLayout = {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
};

/** A model's version as it was when the node was placed: enough to open and rerun the file offline. */
export type ModelSnapshot = {
  /** `owner/name`. */
  readonly model: string;
  /** The 64-hex version id, or null for an official model, whose version is hidden. */
  readonly version: string | null;
  readonly title?: string;
  readonly description?: string;
  readonly official?: boolean;
  /** The Cog OpenAPI document of the version, reduced to what ports need. */
  readonly schema: JsonObject;
};

/** Model snapshots by key: `owner/name:version`, or `owner/name` where the version is hidden. */
export type ModelSnapshots = { readonly [key: string]: ModelSnapshot };

/** The saved document. */
export type Pipeline = {
  readonly name: string;
  readonly graph: Graph;
  readonly layout: { readonly [id: NodeId]: NodeLayout };
  readonly models: ModelSnapshots;
};

/** A file named in a pipeline: by the hash of its bytes, or by a path beside the pipeline file. */
export type FileRef = {
  /** The file's name, without folders. */
  readonly name: string;
  /** SHA-256 of the bytes; absent for a file known by path only. */
  readonly artifact?: string;
  /** Relative to the pipeline file, with `/`; never absolute, never outside its folder. */
  readonly path?: string;
  readonly mediaType?: string;
  /** In bytes. */
  readonly size?: number;
  /** The folder that it was in, relative to the one that was chosen, with `/`; absent where a file was chosen alone. */
  readonly folder?: string;
};

/** The key of a model's snapshot in a pipeline. */
export function modelKey(model: string, version: string | null): string {
  return version === null ? model : `${model}:${version}`;
}

/** An empty pipeline with the given name. */
export function emptyPipeline(name: string): Pipeline {
  return { name, graph: { nodes: {}, edges: [] }, layout: {}, models: {} };
}

/** The nodes of a graph are replaced, never changed: a plan asks for them in each of its passes. */
const listed = new WeakMap<Graph['nodes'], readonly GraphNode[]>();

/** The nodes in the order of their ids. */
export function nodesOf({ nodes }: Graph): readonly GraphNode[] {
  const known = listed.get(nodes);
  if (known !== undefined) return known;
  const list = Object.values(nodes);
  listed.set(nodes, list);
  return list;
}

/** The node with this id, if it is there. */
export function findNode(graph: Graph, id: NodeId): GraphNode | undefined {
  return Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined;
}
