import { findArtifact, mediaKindOf, type ArtifactRef } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import {
  isFileType,
  isListType,
  itemTypeOf,
  type InputPort,
  type PortType,
  type ScalarType,
  type SelectOption,
  type UnionBranch,
} from '../domain/ports.ts';
import { describeValue, jsonValue, type PortValues, type Value } from '../domain/values.ts';
import { say, type SentenceId } from '../sentences/say.ts';
import { checkInput, checkShape } from './checkInputs.ts';
import { choiceFault } from './faults/choiceFault.ts';

type FileUrl = (artifact: ArtifactRef) => string;
type Spot = { readonly port: InputPort; readonly fileUrl: FileUrl };

/** What Cog shows in place of a secret's default; sending it would be sending a wrong key. */
const secretMask = /^\*+$/;

/**
 * The JSON input of a prediction: only what is set, never null, as Cog refuses explicit nulls; 0, "" and false
 * are values. Throws `invalid-input` with the port for a missing required input, a value of another type, or
 * one outside the limits.
 */
export function toModelInput(
  ports: readonly InputPort[],
  values: PortValues,
  fileUrl: FileUrl,
): JsonObject {
  const entries: (readonly [string, Json])[] = [];
  for (const port of ports) {
    const value = Object.hasOwn(values, port.name) ? values[port.name] : undefined;
    const json = value === undefined ? undefined : toJson({ port, fileUrl }, port.type, value);
    if (json !== undefined && !isMasked(port, json)) entries.push([port.name, checked(port, json)]);
    else if (port.required) throw invalidInput(checkInput(port, null) ?? '', port.name);
  }
  return Object.fromEntries(entries);
}

/** Undefined is an unset value. */
function toJson(spot: Spot, type: PortType, value: Value): Json | undefined {
  if (value.type === 'json' && value.json === null) return undefined;
  if (!isListType(type)) return scalarToJson(spot, type, value);
  const items = itemsOf(value);
  return items.map((item) => toJson(spot, type.list, item)).filter((json) => json !== undefined);
}

function itemsOf(value: Value): readonly Value[] {
  if (value.type === 'list') return value.items;
  if (value.type === 'json' && Array.isArray(value.json))
    return value.json.map((item: Json) => jsonValue(item));
  return [value];
}

function scalarToJson(spot: Spot, type: ScalarType, value: Value): Json | undefined {
  if (isFileType(type)) return toFile(spot, type, value);
  if (type === 'text') return toText(value) ?? refuse(spot, value, 'inputs.text');
  if (type === 'integer') return toNumber(value) ?? refuse(spot, value, 'inputs.integer');
  if (type === 'number') return toNumber(value) ?? refuse(spot, value, 'inputs.number');
  if (type === 'boolean') return toBoolean(value) ?? refuse(spot, value, 'inputs.boolean');
  if (type === 'json' && value.type === 'text') return parsedOrText(value.text);
  return withAddresses(plain(spot, value), spot.fileUrl);
}

function plain(spot: Spot, value: Value): Json {
  if (value.type === 'text') return value.text;
  if (value.type === 'number') return value.number;
  if (value.type === 'boolean') return value.boolean;
  if (value.type === 'json') return value.json;
  if (value.type === 'file') return spot.fileUrl(value.artifact);
  return value.items.map((item) => plain(spot, item));
}

/** Files that an earlier output named inside JSON, as addresses that the model can read. */
function withAddresses(json: Json, fileUrl: FileUrl): Json {
  if (typeof json !== 'object' || json === null) return json;
  const artifact = findArtifact(json);
  if (artifact !== undefined) return fileUrl(artifact);
  if (Array.isArray(json)) return json.map((item: Json) => withAddresses(item, fileUrl));
  const entries = Object.entries(json).map(([name, part]) => [name, withAddresses(part, fileUrl)]);
  return Object.fromEntries(entries) as JsonObject;
}

function parsedOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function toText(value: Value): string | undefined {
  if (value.type === 'text') return value.text;
  if (value.type === 'number') return String(value.number);
  if (value.type === 'boolean') return String(value.boolean);
  if (value.type !== 'json') return undefined;
  return typeof value.json === 'string' ? value.json : JSON.stringify(value.json);
}

function toNumber(value: Value): number | undefined {
  if (value.type === 'number') return value.number;
  const text = value.type === 'text' ? value.text : value.type === 'json' ? value.json : undefined;
  if (typeof text === 'number') return text;
  return typeof text === 'string' && text.trim() !== '' && Number.isFinite(Number(text))
    ? Number(text)
    : undefined;
}

function toBoolean(value: Value): boolean | undefined {
  if (value.type === 'boolean') return value.boolean;
  return value.type === 'json' && typeof value.json === 'boolean' ? value.json : undefined;
}

/** The run-time check behind `file -> image`; a media type that says nothing is let through. */
function toFile(spot: Spot, type: ScalarType, value: Value): string {
  const address =
    value.type === 'text' ? value.text : value.type === 'json' ? value.json : undefined;
  if (typeof address === 'string' && /^(https?:\/\/|data:)/i.test(address)) return address;
  if (value.type !== 'file') return refuse(spot, value, 'values.expectedFile');
  const kind = mediaKindOf(value.artifact.mediaType);
  if (type === 'file' || kind === type || kind === 'other') return spot.fileUrl(value.artifact);
  return refuse(spot, value, fileWords[type] ?? 'values.expectedOther');
}

const fileWords: { readonly [type: string]: Expected } = {
  image: 'values.expectedImage',
  video: 'values.expectedVideo',
  audio: 'values.expectedAudio',
  model3d: 'values.expectedModel3d',
};

type Expected = Extract<
  SentenceId,
  `values.expected${string}` | `inputs.${'text' | 'integer' | 'number' | 'boolean'}`
>;

function refuse({ port }: Spot, value: Value, expected: Expected): never {
  throw invalidInput(
    say('values.needs', {
      port: port.title,
      expected: say(expected),
      value: describeValue(value),
    }),
    port.name,
  );
}

function isMasked(port: InputPort, json: Json): boolean {
  return (
    port.widget.kind === 'secret' &&
    typeof json === 'string' &&
    (json === '' || secretMask.test(json))
  );
}

/** Checks limits and choices; files are addresses by now and were checked above. */
function checked(port: InputPort, json: Json): Json {
  if (isFileType(itemTypeOf(port.type))) return json;
  const chosen = fitting(port, json);
  const fault = checkInput(port, chosen);
  if (fault !== undefined) throw invalidInput(fault, port.name);
  return chosen;
}

/** The value as a choice, or a kind of a union, is written: text and numbers may come for each other along an edge. */
function fitting({ widget }: InputPort, json: Json): Json {
  if (widget.kind === 'select') return chosenValue(widget.options, json);
  if (widget.kind === 'list' && widget.options !== undefined && Array.isArray(json)) {
    const { options } = widget;
    return json.map((item: Json) => chosenValue(options, item));
  }
  return widget.kind === 'union' ? fittingBranch(widget.branches, json) : json;
}

function fittingBranch(branches: readonly UnionBranch[], json: Json): Json {
  const fits = (value: Json): boolean =>
    branches.some((branch) => checkShape(branch, value, '') === undefined);
  if (fits(json)) return json;
  const others = typeof json === 'string' ? [parsedOrText(json)] : [written(json)];
  return others.find(fits) ?? json;
}

/** The option itself, else one that is written the same: the text "4" chooses 4, as a number may feed a text choice. */
function chosenValue(options: readonly SelectOption[], json: Json): Json {
  if (choiceFault(json, options) === undefined) return json;
  return options.find((option) => written(option.value) === written(json))?.value ?? json;
}

function written(json: Json): string {
  return typeof json === 'string' ? json : JSON.stringify(json);
}
