import type { ArtifactRef } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import type { FileRef } from '../domain/graph.ts';
import { canonicalJson, type Json } from '../domain/json.ts';
import { isFileType, isListType, itemTypeOf, type PortType } from '../domain/ports.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type Value,
} from '../domain/values.ts';
import { zFileRef } from '../nodes/fileRef.ts';
import { say } from '../sentences/say.ts';

type Place = { readonly type: PortType; readonly port: string };

/** Says whether a typed value names files, which must be found before it can be used. */
export function isInlineFile(json: Json, type: PortType): boolean {
  return isFileType(itemTypeOf(type)) && typeof json === 'object';
}

/** Reads a value typed on a node as the type of its port. Files are resolved; throws `invalid-input` with the port. */
export async function toInlineValue(
  json: Json,
  at: Place,
  resolveFile: (file: FileRef) => Promise<ArtifactRef>,
): Promise<Value> {
  const found = new Map<string, ArtifactRef>();
  for (const file of filesIn(json)) {
    const key = canonicalJson(file);
    if (!found.has(key)) found.set(key, await resolveFile(file));
  }
  return readInlineValue(json, at, (file) => found.get(canonicalJson(file)));
}

/** Reads a typed value without files in it, or with files that have been found. Throws `invalid-input` with the port. */
export function readInlineValue(
  json: Json,
  at: Place,
  findFile: (file: FileRef) => ArtifactRef | undefined = () => undefined,
): Value {
  const { type, port } = at;
  if (isListType(type)) {
    const items = Array.isArray(json) ? (json as readonly Json[]) : [json];
    const inner = { type: type.list, port };
    return listValue(items.map((item) => readInlineValue(item, inner, findFile)));
  }
  if (type === 'any' || type === 'json') return jsonValue(json);
  if (isFileType(type)) {
    const file = zFileRef.safeParse(json);
    const artifact = file.success ? findFile(file.data) : undefined;
    if (artifact !== undefined) return fileValue(artifact);
  }
  const value = scalar(json);
  if (value !== undefined) return value;
  throw invalidInput(
    say('values.typedWrong', { port, type: { portType: type, bare: true } }),
    port,
  );
}

function filesIn(json: Json): readonly FileRef[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap(filesIn);
  const file = zFileRef.safeParse(json);
  return file.success ? [file.data] : [];
}

function scalar(json: Json): Value | undefined {
  if (typeof json === 'string') return textValue(json);
  if (typeof json === 'number') return numberValue(json);
  return typeof json === 'boolean' ? booleanValue(json) : undefined;
}
