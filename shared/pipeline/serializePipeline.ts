import { invalidInput } from '../domain/failure.ts';
import type { GraphNode, Pipeline } from '../domain/graph.ts';
import { sortKeys } from '../domain/json.ts';
import { formatName, formatVersion, maxFileBytes, maxFileDepth } from './format.ts';
import { scanText } from './scanText.ts';
import { say } from '../sentences/say.ts';

/**
 * The text of a pipeline file: equal pipelines give equal text. Edges keep their order, keys that this version
 * does not know are written back. Throws `invalid-input` for a pipeline that could not be read again.
 */
export function serializePipeline(pipeline: Pipeline): string {
  const { graph, ...rest } = pipeline;
  const nodes = Object.fromEntries(
    Object.values(graph.nodes).map((node) => [node.id, toFileNode(node)]),
  );
  const file = { ...rest, format: formatName, version: formatVersion, graph: { ...graph, nodes } };
  const text = `${JSON.stringify(sortKeys(file), null, 2)}\n`;
  const { bytes, depth } = scanText(text);
  if (bytes > maxFileBytes) {
    throw invalidInput(say('files.saveTooLarge'));
  }
  if (depth > maxFileDepth) {
    throw invalidInput(say('files.saveTooDeep', { most: maxFileDepth }));
  }
  return text;
}

function toFileNode({ id: _id, ...node }: GraphNode): Omit<GraphNode, 'id'> {
  return node;
}
