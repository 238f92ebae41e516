import type { Json, JsonObject } from '../domain/json.ts';
import type { Fault } from './faults/fault.ts';
import { findFault } from './findFault.ts';

/** Says in one sentence what is wrong inside a JSON value, and where; undefined where it keeps its schema. */
export function checkInside(schema: JsonObject, json: Json, what: string): string | undefined {
  const fault = findFault(schema, json);
  return fault === undefined ? undefined : sayFault(fault, what);
}

/** A fault inside the value that `what` names, in one sentence. */
export function sayFault({ path, message }: Fault, what: string): string {
  return path.length === 0 ? `${what} ${message}` : `${placeOf(path)} of ${what} ${message}`;
}

/** Where in the value: `[0].role`, quoted. */
function placeOf(path: readonly (string | number)[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return `"${parts.join('').replace(/^\./, '')}"`;
}
