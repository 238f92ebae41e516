import type { EngineClient } from '../../electron/engine/engine.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import {
  modelKey,
  type Edge,
  type GraphNode,
  type ModelSnapshot,
  type Pipeline,
} from '../../shared/domain/graph.ts';
import { toEdgeId, toNodeId } from '../../shared/domain/ids.ts';
import type { Json, JsonObject } from '../../shared/domain/json.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';

/** Builds pipelines in the words of the domain: `build('x').node(...).edge('a.output', 'b.image')`. */
export class PipelineBuilder {
  readonly #name: string;
  readonly #nodes: { [id: string]: GraphNode } = {};
  readonly #edges: Edge[] = [];
  readonly #models: { [key: string]: ModelSnapshot } = {};

  constructor(name = 'Test') {
    this.#name = name;
  }

  /** Adds a node with its type's initial settings changed as given. */
  node(id: string, type: string, settings: JsonObject = {}, more: Partial<GraphNode> = {}): this {
    const nodeType = findNodeType(type);
    this.#nodes[id] = {
      id: toNodeId(id),
      type,
      typeVersion: nodeType?.version ?? 1,
      settings: { ...nodeType?.initialSettings, ...settings },
      inputs: {},
      ...more,
    };
    return this;
  }

  /** Adds an upload of artifacts that are in the store. */
  upload(id: string, ...files: readonly ArtifactRef[]): this {
    const refs = files.map(({ id: artifact, name, mediaType, size }) => ({
      artifact,
      name,
      mediaType,
      size,
    }));
    return this.node(id, 'file-upload', { mode: files.length === 1 ? 'one' : 'many', files: refs });
  }

  /** Adds a prediction of a built-in model, its schema asked from the engine. */
  async model(
    client: EngineClient,
    id: string,
    name: string,
    inputs: { readonly [port: string]: Json } = {},
  ): Promise<this> {
    const choice = await client.models.choose({ provider: 'builtin', model: `builtin/${name}` });
    const { model, version } = choice.snapshot;
    this.#models[modelKey(model, version)] = choice.snapshot;
    return this.node(id, 'prediction', { provider: 'builtin', model, version }, { inputs });
  }

  /** Adds a training of builtin/colour-style, its schema asked from the engine. */
  async training(client: EngineClient, id: string, settings: JsonObject): Promise<this> {
    const named = { provider: 'builtin', model: 'builtin/colour-style' };
    const { snapshot } = await client.models.choose(named);
    const { model, version } = snapshot;
    this.#models[modelKey(model, version)] = snapshot;
    return this.node(id, 'training', { provider: 'builtin', model, version, ...settings });
  }

  /** Connects `node.port` to `node.port`. */
  edge(from: string, to: string): this {
    const [source = '', sourcePort = ''] = from.split('.');
    const [target = '', targetPort = ''] = to.split('.');
    const id = toEdgeId(`e${this.#edges.length + 1}`);
    this.#edges.push({
      id,
      source: toNodeId(source),
      sourcePort,
      target: toNodeId(target),
      targetPort,
    });
    return this;
  }

  build(): Pipeline {
    return {
      name: this.#name,
      graph: { nodes: this.#nodes, edges: this.#edges },
      layout: {},
      models: this.#models,
    };
  }
}
