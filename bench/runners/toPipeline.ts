import type { Edge, GraphNode, Pipeline } from '../../shared/domain/graph.ts';
import { toEdgeId, toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import { range, type BenchGraph } from '../graphs.ts';

/** A pipeline, and the nodes that nothing reads: the run is up to these. */
export type BenchPipeline = { readonly pipeline: Pipeline; readonly target: readonly NodeId[] };

/**
 * The graph as a pipeline of text templates, the first of them a text. Made with as little as can be: what is left lying
 * in the memory of its process counts as the engine's.
 */
export function toPipeline({ nodes, edges }: BenchGraph): BenchPipeline {
  const ids = range(nodes).map((at) => toNodeId(`n${at}`));
  const isRead = new Set<NodeId>();
  const inputs = new Uint32Array(nodes);
  const made = edges.map(([from, to], at): Edge => {
    const [source, target] = [idAt(ids, from), idAt(ids, to)];
    const port = inputs[to] ?? 0;
    inputs[to] = port + 1;
    isRead.add(source);
    return {
      id: toEdgeId(`e${at}`),
      source,
      sourcePort: 'text',
      target,
      targetPort: `p${port}`,
    };
  });
  const placed: { [id: NodeId]: GraphNode } = {};
  for (const [at, id] of ids.entries()) {
    const template = range(inputs[at] ?? 0).map((port) => `{{p${port}}}`);
    placed[id] = {
      id,
      type: template.length === 0 ? 'text' : 'text-template',
      typeVersion: 1,
      settings: template.length === 0 ? { text: 'x' } : { template: template.join('') },
      inputs: {},
    };
  }
  return {
    pipeline: { name: 'bench', graph: { nodes: placed, edges: made }, layout: {}, models: {} },
    target: ids.filter((id) => !isRead.has(id)),
  };
}

function idAt(ids: readonly NodeId[], at: number): NodeId {
  const id = ids[at];
  if (id === undefined) throw new Error(`there is no node ${at}`);
  return id;
}
