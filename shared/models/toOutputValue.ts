import type { ArtifactRef } from '../domain/artifact.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import { isFileType, isListType, type PortType, type ScalarType } from '../domain/ports.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type Value,
} from '../domain/values.ts';
import { mapLimited } from './mapLimited.ts';

/** Which output a file belongs to; `index` is null where it is not in a list. */
export type FileHint = { readonly port: string; readonly index: number | null };

/** Fetches an http, https or data URL into the artifact store. */
export type SaveFile = (url: string, hint: FileHint) => Promise<ArtifactRef>;

type Target = {
  readonly port: string;
  /** Text arrives in pieces that belong together without a separator. */
  readonly concatenated: boolean;
  readonly saveFile: SaveFile;
  readonly index?: number;
};

/** How many files of one output are fetched at a time. */
const filesAtOnce = 4;

/**
 * A model's real output as a value of the declared type; models contradict their schemas, so what does not fit
 * becomes a value of its own kind. Undefined for null, which is no output.
 */
export async function toOutputValue(
  type: PortType,
  json: Json,
  target: Target,
): Promise<Value | undefined> {
  if (json === null) return undefined;
  if (isListType(type)) return toList(type.list, Array.isArray(json) ? json : [json], target);
  if (isFileType(type) || type === 'any') return toFileOrShape(type, json, target);
  return toScalar(type, json, target.concatenated) ?? toFileOrShape('json', json, target);
}

/** Says whether a model's string is the address of a file. */
export function isFileUrl(json: Json): json is string {
  return (
    typeof json === 'string' && (/^https?:\/\/\S+$/i.test(json) || /^data:[^,\s]*,/i.test(json))
  );
}

async function toList(item: PortType, list: readonly Json[], target: Target): Promise<Value> {
  const values = await mapLimited(list, filesAtOnce, (json, index) =>
    toOutputValue(item, json, { ...target, index: target.index ?? index }),
  );
  return listValue(values.filter((value) => value !== undefined));
}

function toScalar(type: ScalarType, json: Json, concatenated: boolean): Value | undefined {
  if (type === 'text') return toText(json, concatenated ? '' : '\n');
  if (type === 'boolean') return typeof json === 'boolean' ? booleanValue(json) : undefined;
  if (type !== 'number' && type !== 'integer') return undefined;
  const isNumeric = typeof json === 'string' && json.trim() !== '' && Number.isFinite(Number(json));
  return typeof json === 'number' || isNumeric ? numberValue(Number(json)) : undefined;
}

function toText(json: Json, separator: string): Value | undefined {
  if (typeof json === 'string') return textValue(json);
  if (typeof json === 'number' || typeof json === 'boolean') return textValue(String(json));
  const parts = (Array.isArray(json) ? json : [json]).map(onlyText);
  return parts.every((part) => part !== undefined) ? textValue(parts.join(separator)) : undefined;
}

/** The text of a string, or of an object that holds nothing else, such as BLIP's `{"text": "..."}`. */
function onlyText(json: Json): string | undefined {
  if (typeof json === 'string') return json;
  const values = isJsonObject(json) ? Object.values(json) : [];
  return values.length === 1 && typeof values[0] === 'string' ? values[0] : undefined;
}

/** A value of the JSON's own kind; addresses are fetched where a file, or anything, was declared. */
async function toFileOrShape(
  type: ScalarType,
  json: Json,
  target: Target,
): Promise<Value | undefined> {
  if (type === 'json') return jsonValue(json);
  if (isFileUrl(json)) {
    return fileValue(
      await target.saveFile(json, { port: target.port, index: target.index ?? null }),
    );
  }
  if (Array.isArray(json)) {
    if (json.length === 1 && isFileType(type)) return toOutputValue(type, json[0] ?? null, target);
    return isFlat(json) ? toList(type, json, target) : jsonValue(json);
  }
  if (typeof json === 'string') return textValue(json);
  if (typeof json === 'number') return numberValue(json);
  return typeof json === 'boolean' ? booleanValue(json) : jsonValue(json);
}

function isFlat(list: readonly Json[]): boolean {
  return list.every((item) => typeof item !== 'object' || item === null);
}
