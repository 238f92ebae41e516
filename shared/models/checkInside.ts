import { z } from 'zod';
import type { Json, JsonObject } from '../domain/json.ts';

/** Null for a schema that cannot be read: the model has the last word. */
const readers = new WeakMap<JsonObject, z.ZodType | null>();

/** Says in one sentence what is wrong inside a JSON value, and where; undefined where it keeps its schema. */
export function checkInside(schema: JsonObject, json: Json, what: string): string | undefined {
  const known = readers.get(schema);
  const reader = known === undefined ? toReader(schema) : known;
  readers.set(schema, reader);
  const [issue] = reader?.safeParse(json).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const at = issue.path.length === 0 ? what : `${placeOf(issue.path)} of ${what}`;
  return `${at} is not what the model takes: ${issue.message.replace(/\.$/, '')}.`;
}

function toReader(schema: JsonObject): z.ZodType | null {
  try {
    return z.fromJSONSchema(schema);
  } catch {
    return null;
  }
}

/** Where in the value: `[0].role`, quoted. */
function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return `"${parts.join('').replace(/^\./, '')}"`;
}
