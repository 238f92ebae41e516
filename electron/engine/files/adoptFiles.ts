import type { FileRef, GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import type { Json } from '../../../shared/domain/json.ts';
import { isJsonObject } from '../../../shared/domain/json.ts';
import { zFileRef } from '../../../shared/nodes/fileRef.ts';
import { toFailure } from '../../../shared/domain/failure.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { resolveFile } from './fileResolver.ts';

/**
 * Brings the files that stand beside a pipeline into the store, so that the canvas can show them at once.
 * A file that is missing stays as it is and gives a warning.
 */
export async function adoptFiles(
  store: ArtifactStore,
  pipeline: Pipeline,
  pipelinePath: string,
): Promise<{ readonly pipeline: Pipeline; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const adopt = async (file: FileRef): Promise<FileRef> => {
    try {
      const { id, mediaType, size } = await resolveFile(store, file, pipelinePath);
      return { ...file, artifact: id, mediaType, size };
    } catch (error) {
      warnings.push(toFailure(error).message);
      return file;
    }
  };
  const nodes: { [id: string]: GraphNode } = {};
  for (const [id, node] of Object.entries(pipeline.graph.nodes))
    nodes[id] = await adoptNode(node, adopt);
  return { pipeline: { ...pipeline, graph: { ...pipeline.graph, nodes } }, warnings };
}

type Adopt = (file: FileRef) => Promise<FileRef>;

async function adoptNode(node: GraphNode, adopt: Adopt): Promise<GraphNode> {
  const inputs = await adoptJson(node.inputs, adopt);
  const settings =
    node.type === 'file-upload' ? await adoptJson(node.settings, adopt) : node.settings;
  return {
    ...node,
    settings: isJsonObject(settings) ? settings : node.settings,
    inputs: isJsonObject(inputs) ? inputs : node.inputs,
  };
}

async function adoptJson(json: Json, adopt: Adopt): Promise<Json> {
  if (Array.isArray(json))
    return Promise.all((json as readonly Json[]).map((item) => adoptJson(item, adopt)));
  if (!isJsonObject(json)) return json;
  const file = zFileRef.safeParse(json);
  if (file.success && (file.data.path !== undefined || file.data.artifact !== undefined))
    return adopt(file.data);
  const entries = await Promise.all(
    Object.entries(json).map(async ([key, value]) => [key, await adoptJson(value, adopt)] as const),
  );
  return Object.fromEntries(entries);
}
