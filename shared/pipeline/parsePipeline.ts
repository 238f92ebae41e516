import type { Edge, Graph, GraphNode, Pipeline } from '../domain/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import {
  formatName,
  formatVersion,
  maxFileBytes,
  maxFileDepth,
  zPipelineFile,
  type PipelineFile,
} from './format.ts';
import { describePath } from './jsonPath.ts';
import { applyMigrations } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import { repairEdges } from './repairEdges.ts';
import { repairFileRefs } from './repairFileRefs.ts';
import { repairFrames } from './repairFrames.ts';
import { dropProtoKeys, mayHoldProtoKeys } from './repairKeys.ts';
import { repairLayout } from './repairLayout.ts';
import { scanText } from './scanText.ts';
import { createWarnings, type Warn } from './warnings.ts';

/** Why a file could not be opened. */
export type ParseFault = 'not-json' | 'not-a-pipeline' | 'too-new' | 'too-large' | 'broken';

/** A pipeline and what was repaired in it, or the reason why there is none, in one sentence. */
export type ParseResult =
  | { readonly ok: true; readonly pipeline: Pipeline; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: ParseFault; readonly message: string };

type Step<T> =
  | { readonly ok: true; readonly value: T }
  | Extract<ParseResult, { readonly ok: false }>;

/** Reads the text of a pipeline file of any version up to this one. Never throws; unknown keys and node types are kept. */
export function parsePipeline(text: string): ParseResult {
  const json = parseJson(text);
  if (!json.ok) return json;
  const { warn, list } = createWarnings();
  // To copy a large pipeline takes longer than all the rest.
  const file = readFile(mayHoldProtoKeys(text) ? dropProtoKeys(json.value, warn) : json.value);
  if (!file.ok) return file;
  return { ok: true, pipeline: toPipeline(file.value, warn), warnings: list() };
}

function parseJson(text: string): Step<Json> {
  const scan = scanText(text);
  if (scan.bytes > maxFileBytes) {
    const size = Math.ceil(scan.bytes / 1024 / 1024);
    return fail(
      'too-large',
      `The file has ${size} MiB and a pipeline may have 64: keep large data in files beside it.`,
    );
  }
  if (scan.depth > maxFileDepth) {
    return fail(
      'broken',
      `The file has more than ${maxFileDepth} objects inside each other: restore a kept copy of it.`,
    );
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) as Json };
  } catch (error) {
    return fail(
      'not-json',
      `The file is not JSON (${whereBroken(text, String(error))}): open another file, or restore a kept copy of it.`,
    );
  }
}

/** Read from V8's message, which gives the place only in longer texts. */
function whereBroken(text: string, message: string): string {
  if (text.trim() === '') return 'it is empty';
  if (/unexpected end|unterminated/i.test(message)) return 'it ends too early';
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line === undefined ? 'it holds something else' : `line ${line}, column ${column}`;
}

function readFile(json: Json): Step<PipelineFile> {
  if (!isJsonObject(json) || json['format'] !== formatName) {
    return fail(
      'not-a-pipeline',
      `The file is JSON but no pipeline ("format" is not "${formatName}"): open a .patchbay file.`,
    );
  }
  const version = json['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail(
      'broken',
      'The pipeline file is damaged at version: it must be a whole number from 1; restore a kept copy.',
    );
  }
  if (version > formatVersion) {
    return fail(
      'too-new',
      `The file was made by a newer version of Patchbay (format ${version}; this one reads up to ${formatVersion}): update Patchbay.`,
    );
  }
  const parsed = zPipelineFile.safeParse(migrated(json, version));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = describePath(issue?.path ?? []);
  const what = (issue?.message ?? 'unknown').replace(/^Invalid input: /, '');
  return fail(
    'broken',
    `The pipeline file is damaged at ${where} (${what}): correct it in a text editor, or restore a kept copy.`,
  );
}

/** A file so broken that a migration stumbles over it goes on unmigrated: the format's check then says where. */
function migrated(json: JsonObject, version: number): JsonObject {
  try {
    return applyMigrations(migrations, json, version);
  } catch {
    return json;
  }
}

function toPipeline(file: PipelineFile, warn: Warn): Pipeline {
  const { format: _format, version: _version, graph: fileGraph, layout, ...rest } = file;
  const nodes = repairFrames(
    Object.entries(fileGraph.nodes).map(([id, node]) => [id, toNode(id, node, warn)] as const),
    warn,
  );
  const ids = new Set(nodes.map(([id]) => id));
  const edges = repairEdges(fileGraph.edges as unknown as readonly Edge[], ids, warn);
  const graph: Graph = { ...fileGraph, nodes: Object.fromEntries(nodes), edges };
  return { ...rest, graph, layout: repairLayout(layout, graph, warn) };
}

function toNode(id: string, node: PipelineFile['graph']['nodes'][string], warn: Warn): GraphNode {
  if (node['id'] !== undefined && node['id'] !== id) {
    warn(`The node "${id}" carried another id, which was removed: a node's id is its key.`);
  }
  const where = `the node "${id}"`;
  const settings = repairFileRefs(node.settings, where, warn);
  const inputs = repairFileRefs(node.inputs, where, warn);
  return { ...node, id, settings, inputs } as unknown as GraphNode;
}

function fail(reason: ParseFault, message: string): Extract<ParseResult, { readonly ok: false }> {
  return { ok: false, reason, message };
}
