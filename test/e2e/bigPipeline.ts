import { nodeTypes } from '../../shared/nodes/registry.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { makeExamples } from '../../scripts/makeExamples.ts';
import type { Edge, GraphNode, NodeLayout, Pipeline } from '../../shared/domain/graph.ts';
import { toEdgeId, toNodeId } from '../../shared/domain/ids.ts';

/** The text of a pipeline with this many nodes: rows of upload, four models and a preview. */
export async function bigPipelineText(nodeCount: number): Promise<string> {
  const { 'first-steps': example } = await makeExamples();
  const model = example?.graph.nodes[toNodeId('grayscale')];
  if (example === undefined || model === undefined) throw new Error('The example has no model.');
  const nodes: { [id: string]: GraphNode } = {};
  const layout: { [id: string]: NodeLayout } = {};
  const edges: Edge[] = [];
  for (let index = 0; index < nodeCount; index += 1) {
    const column = index % 6;
    const id = toNodeId(`n${index}`);
    const before = toNodeId(`n${index - 1}`);
    nodes[id] =
      column === 0
        ? typed(id, 'file-upload')
        : column === 5
          ? typed(id, 'preview')
          : { ...model, id };
    const row = Math.floor(index / 6);
    layout[id] = { x: (row % 4) * 2200 + column * 340, y: Math.floor(row / 4) * 420 };
    if (column === 0) continue;
    edges.push({
      id: toEdgeId(`e${index}`),
      source: before,
      sourcePort: column === 1 ? 'file' : 'output',
      target: id,
      targetPort: column === 5 ? 'value' : 'image',
    });
  }
  const pipeline: Pipeline = {
    name: `${nodeCount} nodes`,
    graph: { nodes, edges },
    layout,
    models: example.models,
  };
  return serializePipeline(pipeline);
}

function typed(id: GraphNode['id'], type: 'file-upload' | 'preview'): GraphNode {
  const { version, initialSettings } = nodeTypes[type];
  return { id, type, typeVersion: version, settings: initialSettings, inputs: {} };
}
