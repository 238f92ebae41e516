import type { ArtifactRef } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import type { FileRef } from '../domain/graph.ts';
import type { Json } from '../domain/json.ts';
import { describeType, isFileType, isListType, type PortType } from '../domain/ports.ts';
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

/** Reads a value typed on a node as the type of its port. Files are resolved; throws `invalid-input` with the port. */
export async function toInlineValue(
  json: Json,
  at: { readonly type: PortType; readonly port: string },
  resolveFile: (file: FileRef) => Promise<ArtifactRef>,
): Promise<Value> {
  const { type, port } = at;
  if (isListType(type)) {
    const items = Array.isArray(json) ? (json as readonly Json[]) : [json];
    const inner = { type: type.list, port };
    return listValue(
      await Promise.all(items.map((item) => toInlineValue(item, inner, resolveFile))),
    );
  }
  if (type === 'any' || type === 'json') return jsonValue(json);
  if (isFileType(type)) {
    const file = zFileRef.safeParse(json);
    if (file.success) return fileValue(await resolveFile(file.data));
  }
  const value = scalar(json);
  if (value !== undefined) return value;
  throw invalidInput(
    `The value typed on "${port}" is not ${describeType(type)}: type it again.`,
    port,
  );
}

function scalar(json: Json): Value | undefined {
  if (typeof json === 'string') return textValue(json);
  if (typeof json === 'number') return numberValue(json);
  return typeof json === 'boolean' ? booleanValue(json) : undefined;
}
