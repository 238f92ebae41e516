import {
  nodesOf,
  type FileRef,
  type GraphNode,
  type Pipeline,
} from '../../../shared/domain/graph.ts';
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
  const places = nodesOf(pipeline.graph).map((node) => placesIn(node, pipeline));
  const files: FileRef[] = [];
  replaceFiles(places, (file) => {
    files.push(file);
    return file;
  });
  if (files.length === 0) return pipeline;
  const changed = (await mapLimited(files, filesAtOnce, change)).values();
  const nodes = replaceFiles(places, (file) => changed.next().value ?? file);
  return { ...pipeline, graph: { ...pipeline.graph, nodes } };
}

/** Where a node may name files: keys of its settings and of its inputs. */
type Places = {
  readonly node: GraphNode;
  readonly settings: readonly string[];
  readonly inputs: readonly string[];
};

type Replace = (file: FileRef) => FileRef;

function replaceFiles(
  places: readonly Places[],
  replace: Replace,
): { readonly [id: string]: GraphNode } {
  const nodes = places.map(({ node, settings, inputs }) => ({
    ...node,
    settings: replaceAt(node.settings, settings, replace),
    inputs: replaceAt(node.inputs, inputs, replace),
  }));
  return Object.fromEntries(nodes.map((node) => [node.id, node]));
}

function placesIn(node: GraphNode, { models }: Pipeline): Places {
  const settings = node.type === 'file-upload' ? ['files'] : [];
  // To find the ports of a node takes long, and most nodes have nothing that could be a file.
  if (!Object.values(node.inputs).some((value) => typeof value === 'object' && value !== null))
    return { node, settings, inputs: [] };
  const ports = portsOf(node, { models }).inputs.filter((port) =>
    isFileType(itemTypeOf(port.type)),
  );
  return { node, settings, inputs: ports.map((port) => port.name) };
}

function replaceAt(values: JsonObject, names: readonly string[], replace: Replace): JsonObject {
  if (names.length === 0) return values;
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
