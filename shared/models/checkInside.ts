import type { Json, JsonObject } from '../domain/json.ts';
import { findFault } from './findFault.ts';

/** Says in one sentence what is wrong inside a JSON value, and where; undefined where it keeps its schema. */
export function checkInside(schema: JsonObject, json: Json, what: string): string | undefined {
  const fault = findFault(schema, json);
  if (fault === undefined) return undefined;
  const at = fault.path.length === 0 ? what : `${placeOf(fault.path)} of ${what}`;
  return `${at} ${fault.message}`;
}

/** Where in the value: `[0].role`, quoted. */
function placeOf(path: readonly (string | number)[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return `"${parts.join('').replace(/^\./, '')}"`;
}
