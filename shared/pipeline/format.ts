import { z } from 'zod';
import type { Pipeline } from '../domain/graph.ts';
import { isId } from '../domain/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';

/** What the `format` key of every pipeline file says. */
export const formatName = 'patchbay/pipeline';
/** The version of the format that this code writes, and the newest it reads. */
export const formatVersion = 1;
/** The largest pipeline file that is read or written, in bytes of UTF-8. */
export const maxFileBytes = 64 * 1024 * 1024;
/** How many objects and lists may stand inside each other in a file. */
export const maxFileDepth = 200;

const idRule = 'must have 1 to 64 letters, digits, "_" or "-"';
const zId = z.string().refine(isId, idRule);
const zText = z.string();
/** Values inside are JSON already, so only the outer shape is looked at: fast, and safe at any depth. */
const zJsonObject = z.custom<JsonObject>(isJsonObject, 'must be an object');
const zInputs = z.record(
  zText,
  z.custom<Json>((value) => value !== undefined),
);

const maxTypeLength = 256;

const zFileNode = z.looseObject({
  type: z.string().min(1).max(maxTypeLength),
  typeVersion: z.number().int().min(1),
  title: zText.exactOptional(),
  settings: zJsonObject.default({}),
  inputs: zInputs.default({}),
  disabled: z.boolean().exactOptional(),
  bypassed: z.boolean().exactOptional(),
  frame: zId.exactOptional(),
  combine: z.enum(['zip', 'product']).exactOptional(),
  /** Looked into by the plan: a policy that cannot be used is a problem of its node, not of the file. */
  policy: z.custom<Json>((value) => value !== undefined).exactOptional(),
});

const zEdge = z.looseObject({
  id: zId,
  source: zId,
  sourcePort: zText,
  target: zId,
  targetPort: zText,
});

const zSnapshot = z.looseObject({
  model: zText,
  version: zText.nullable(),
  title: zText.exactOptional(),
  description: zText.exactOptional(),
  official: z.boolean().exactOptional(),
  schema: zJsonObject,
});

/** A pipeline file of format version 1. Keys it does not know are kept on every level. */
export const zPipelineFile = z.looseObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  name: zText,
  graph: z.looseObject({ nodes: z.record(zId, zFileNode), edges: z.array(zEdge).default([]) }),
  /** Read leniently by repairLayout: a node without a usable place gets one. */
  layout: z.custom<Json>().optional(),
  models: z.record(zText, zSnapshot).default({}),
});

export type PipelineFile = z.infer<typeof zPipelineFile>;

/**
 * Nodes, their places and edges in memory are looked at in one step each: a schema of every key would take longer than
 * the plan of a large graph. A file is read with sentences for every key.
 */
const zGraph = z.looseObject({
  nodes: byId((node, id) => {
    if (!isNode(node)) return 'must be a node';
    return node['id'] === id ? undefined : 'a node must be filed under its id';
  }),
  edges: z
    .custom<readonly Json[]>(Array.isArray, 'must be a list')
    .superRefine((edges, context) => {
      for (const [at, edge] of edges.entries())
        if (!isEdge(edge))
          context.addIssue({ code: 'custom', message: 'must be an edge', path: [at] });
    }),
});

/** What is filed under ids, looked at in one step; `faultOf` says what is wrong with a value. */
function byId(faultOf: (value: Json, id: string) => string | undefined) {
  return zJsonObject.superRefine((record, context) => {
    for (const [id, value] of Object.entries(record)) {
      const message = isKey(id) ? faultOf(value, id) : idRule;
      if (message !== undefined) context.addIssue({ code: 'custom', message, path: [id] });
    }
  });
}

/** Assigning under the one name would change how an object behaves. */
function isKey(id: string): boolean {
  return isId(id) && id !== '__proto__';
}

function isNode(value: unknown): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const { id, type, typeVersion, settings, inputs } = value;
  return (
    isIdText(id) &&
    isType(type) &&
    isTypeVersion(typeVersion) &&
    isJsonObject(settings) &&
    isJsonObject(inputs) &&
    hasUsualChoices(value)
  );
}

function isPlace(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { x, y, width = 1, height = 1 } = value;
  return [x, y].every(Number.isFinite) && [width, height].every(isLength);
}

function isLength(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** What a node may leave out. A policy is looked into by the plan. */
function hasUsualChoices(node: JsonObject): boolean {
  return (
    (!('title' in node) || isText(node['title'])) &&
    isFlag(node, 'disabled') &&
    isFlag(node, 'bypassed') &&
    (!('frame' in node) || isIdText(node['frame'])) &&
    (!('combine' in node) || node['combine'] === 'zip' || node['combine'] === 'product')
  );
}

function isFlag(node: JsonObject, key: string): boolean {
  return !(key in node) || typeof node[key] === 'boolean';
}

function isType(value: unknown): boolean {
  return isText(value) && value.length > 0 && value.length <= maxTypeLength;
}

function isTypeVersion(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function isEdge(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { id, source, sourcePort, target, targetPort } = value;
  const areIds = isIdText(id) && isIdText(source) && isIdText(target);
  return areIds && isText(sourcePort) && isText(targetPort);
}

function isIdText(value: unknown): boolean {
  return isText(value) && isId(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const zPipelineShape = z.looseObject({
  name: zText,
  graph: zGraph,
  layout: byId((place) => (isPlace(place) ? undefined : 'must be a place')),
  models: z.record(zText, zSnapshot),
});

/** A pipeline in memory, as it crosses the RPC. Checks shapes only; the plan checks what they mean. */
export const zPipeline = zPipelineShape as unknown as z.ZodType<Pipeline, Pipeline>;
