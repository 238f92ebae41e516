import type { Edge, Graph, GraphNode, Pipeline } from '../domain/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';
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

/** A pipeline and what was repaired in it, or the reason why there is none. */
export type ParseResult =
  | { readonly ok: true; readonly pipeline: Pipeline; readonly warnings: readonly Sentence[] }
  | ({ readonly ok: false; readonly reason: ParseFault } & Sentence);

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
    return fail('too-large', say('repairs.tooLarge', { size }));
  }
  if (scan.depth > maxFileDepth) {
    return fail('broken', say('repairs.tooDeep', { most: maxFileDepth }));
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) as Json };
  } catch (error) {
    const where = whereBroken(text, String(error));
    return fail('not-json', say('repairs.notJson', { where }));
  }
}

/** Read from V8's message, which gives the place only in longer texts. */
function whereBroken(text: string, message: string): Sentence {
  if (text.trim() === '') return say('repairs.empty');
  if (/unexpected end|unterminated/i.test(message)) return say('repairs.endsEarly');
  const [, line, column = ''] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line === undefined ? say('repairs.otherContent') : say('repairs.line', { line, column });
}

function readFile(json: Json): Step<PipelineFile> {
  if (!isJsonObject(json) || json['format'] !== formatName) {
    return fail('not-a-pipeline', say('repairs.notPipeline', { format: formatName }));
  }
  const version = json['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail('broken', say('repairs.badVersion'));
  }
  if (version > formatVersion) {
    return fail('too-new', say('repairs.tooNew', { version, newest: formatVersion }));
  }
  const parsed = zPipelineFile.safeParse(migrated(json, version));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = describePath(issue?.path ?? []);
  const what = (issue?.message ?? 'unknown').replace(/^Invalid input: /, '');
  return fail('broken', say('repairs.damaged', { where, what }));
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
    warn(say('repairs.ownId', { node: id }));
  }
  const settings = repairFileRefs(node.settings, id, warn);
  const inputs = repairFileRefs(node.inputs, id, warn);
  return { ...node, id, settings, inputs } as unknown as GraphNode;
}

function fail(reason: ParseFault, fault: Sentence): Extract<ParseResult, { readonly ok: false }> {
  return { ok: false, reason, ...fault };
}
