import { isJsonObject, type Json } from '../../domain/json.ts';
import type { Place } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';

/** A value as a message names it: short, and of an object or a list only that it is one. */
export function shownJson(json: Json): Place {
  if (typeof json === 'object' && json !== null)
    return say(isJsonObject(json) ? 'inputs.object' : 'inputs.list');
  if (typeof json !== 'string') return String(json);
  return json.length > 60 ? `"${json.slice(0, 57)}..."` : `"${json}"`;
}
