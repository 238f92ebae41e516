import type { FileRef, GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import { isFileType, itemTypeOf } from '../../../shared/domain/ports.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { zFileRef } from '../../../shared/nodes/fileRef.ts';
import { mapLimited } from './mapLimited.ts';

/** Each has files open meanwhile, and a process may not open many thousands. */
const filesAtOnce = 8;

/** Replaces every file that a pipeline names: an upload's, and those typed on file ports. Other JSON is left alone. */
export async function mapFiles(
  pipeline: Pipeline,
  change: (file: FileRef) => Promise<FileRef>,
): Promise<Pipeline> {
  const nodes: { [id: string]: GraphNode } = {};
  for (const [id, node] of Object.entries(pipeline.graph.nodes)) {
    nodes[id] = {
      ...node,
      settings: await changeAt(node.settings, uploadNames(node), change),
      inputs: await changeAt(node.inputs, filePortNames(node, pipeline), change),
    };
  }
  return { ...pipeline, graph: { ...pipeline.graph, nodes } };
}

function uploadNames(node: GraphNode): readonly string[] {
  return node.type === 'file-upload' ? ['files'] : [];
}

function filePortNames(node: GraphNode, { models }: Pipeline): readonly string[] {
  return portsOf(node, { models })
    .inputs.filter((port) => isFileType(itemTypeOf(port.type)))
    .map((port) => port.name);
}

type Change = (file: FileRef) => Promise<FileRef>;

async function changeAt(
  values: JsonObject,
  names: readonly string[],
  change: Change,
): Promise<JsonObject> {
  const changed: { [name: string]: Json } = { ...values };
  for (const name of names) {
    const value = values[name];
    if (value !== undefined) changed[name] = await changeJson(value, change);
  }
  return changed;
}

async function changeJson(json: Json, change: Change): Promise<Json> {
  if (Array.isArray(json))
    return mapLimited(json as readonly Json[], filesAtOnce, (item) => changeJson(item, change));
  const file = zFileRef.safeParse(json);
  return file.success ? { ...(await change(file.data)) } : json;
}
