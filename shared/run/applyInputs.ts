import { findNode, type FileRef, type GraphNode, type Pipeline } from '../domain/graph.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { isListType } from '../domain/ports.ts';
import { applyCommand } from '../graph/commands.ts';
import { convertInput, type ConvertedInput } from './convertInput.ts';
import { findRunInput, takesFiles, type RunInput } from './runInputs.ts';

/** A value for an input: texts as typed, or files that are in the artifact store. */
export type GivenInput = {
  /** The input's name; see RunInput. */
  readonly name: string;
  readonly texts: readonly string[];
  readonly files: readonly FileRef[];
  /** The files came from a folder, so they are a list however many there are. */
  readonly fromFolder?: boolean;
};

/** A pipeline with the values in place, or one sentence for every value that does not fit. */
export type AppliedInputs =
  | { readonly ok: true; readonly pipeline: Pipeline }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Puts values into a copy of the pipeline by name. Values are checked against the input's type, not against limits. */
export function applyInputs(pipeline: Pipeline, given: readonly GivenInput[]): AppliedInputs {
  const messages: string[] = [];
  let result = pipeline;
  for (const value of given) {
    const found = findRunInput(result, value.name);
    if (!found.ok) {
      messages.push(found.message);
      continue;
    }
    const applied = applyOne(result, found.input, value);
    if (typeof applied === 'string') messages.push(`The input "${value.name}" ${applied}.`);
    else result = applied;
  }
  return messages.length === 0 ? { ok: true, pipeline: result } : { ok: false, messages };
}

/** The pipeline with one value in place, or the end of a sentence that says why not. */
function applyOne(pipeline: Pipeline, input: RunInput, given: GivenInput): Pipeline | string {
  const node = findNode(pipeline.graph, input.nodeId);
  if (node === undefined) return 'belongs to a node that is not there';
  if (input.connected)
    return 'is fed by another node: give the value to that node, or disconnect it';
  if (input.port !== null) {
    const converted = convertPort(input, given);
    if (!converted.ok) return converted.message;
    return applyCommand(pipeline, {
      type: 'setInput',
      nodeId: node.id,
      port: input.port,
      value: converted.json,
    });
  }
  const settings = sourceSettings(node, input, given);
  if (typeof settings === 'string') return settings;
  return applyCommand(pipeline, { type: 'setSettings', nodeId: node.id, settings });
}

function convertPort(input: RunInput, given: GivenInput): ConvertedInput {
  if (!takesFiles(input)) return convertInput(input.type, given.texts);
  const fault = filesFault(input, given);
  if (fault !== undefined) return { ok: false, message: fault };
  const files: readonly Json[] = given.files.map((file) => ({ ...file }));
  return { ok: true, json: isListType(input.type) ? files : (files[0] ?? null) };
}

function filesFault(input: RunInput, given: GivenInput): string | undefined {
  const [text] = given.texts;
  if (text !== undefined)
    return `takes a file: write @ before its path, as in @${text === '' ? 'photo.png' : text}`;
  if (given.files.length === 0)
    return 'was given a folder without files that it takes: choose another one';
  if (input.port !== null && !isListType(input.type) && given.files.length > 1) {
    return `takes one file and was given ${given.files.length}`;
  }
  return undefined;
}

/** A source node holds its value in the setting named like its type; a file upload holds a list. */
function sourceSettings(node: GraphNode, input: RunInput, given: GivenInput): JsonObject | string {
  if (takesFiles(input)) {
    const fault = filesFault(input, given);
    if (fault !== undefined) return fault;
    return { files: given.files.map((file) => ({ ...file })), mode: fileMode(node, given) };
  }
  const converted = convertInput(input.type, given.texts);
  return converted.ok ? { [node.type]: converted.json } : converted.message;
}

function fileMode(node: GraphNode, given: GivenInput): Json {
  if (given.fromFolder === true) return 'folder';
  if (given.files.length > 1) return node.settings['mode'] === 'folder' ? 'folder' : 'many';
  return node.settings['mode'] ?? 'one';
}
