import type { FileRef, GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import { ownValue, type Json, type JsonObject } from '../../../shared/domain/json.ts';
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
  const files: FileRef[] = [];
  replaceFiles(pipeline, (file) => {
    files.push(file);
    return file;
  });
  const changed = (await mapLimited(files, filesAtOnce, change)).values();
  return replaceFiles(pipeline, (file) => changed.next().value ?? file);
}

type Replace = (file: FileRef) => FileRef;

function replaceFiles(pipeline: Pipeline, replace: Replace): Pipeline {
  const nodes: { [id: string]: GraphNode } = {};
  for (const [id, node] of Object.entries(pipeline.graph.nodes)) {
    nodes[id] = {
      ...node,
      settings: replaceAt(node.settings, uploadNames(node), replace),
      inputs: replaceAt(node.inputs, filePortNames(node, pipeline), replace),
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

function replaceAt(values: JsonObject, names: readonly string[], replace: Replace): JsonObject {
  const changed: { [name: string]: Json } = { ...values };
  for (const name of names) {
    const value = ownValue(values, name);
    if (value !== undefined) changed[name] = replaceIn(value, replace);
  }
  return changed;
}

function replaceIn(json: Json, replace: Replace): Json {
  if (Array.isArray(json)) return json.map((item: Json) => replaceIn(item, replace));
  const file = zFileRef.safeParse(json);
  return file.success ? { ...replace(file.data) } : json;
}
