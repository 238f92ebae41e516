import type { Json, JsonObject } from '../domain/json.ts';
import type { Place, Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';
import type { Fault } from './faults/fault.ts';
import { findFault } from './findFault.ts';

/** Says in one sentence what is wrong inside a JSON value, and where; undefined where it keeps its schema. */
export function checkInside(schema: JsonObject, json: Json, what: Place): Sentence | undefined {
  const fault = findFault(schema, json);
  return fault === undefined ? undefined : sayFault(fault, what);
}

/** A fault inside the value that `what` names, in one sentence. */
export function sayFault({ path, sentence: fault }: Fault, what: Place): Sentence {
  if (path.length === 0) return say('inputs.fault', { what, fault });
  const place = say('inputs.inside', { path: placeOf(path), whole: what });
  return say('inputs.fault', { what: place, fault });
}

/** Where in the value: `[0].role`. */
function placeOf(path: readonly (string | number)[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return parts.join('').replace(/^\./, '');
}
