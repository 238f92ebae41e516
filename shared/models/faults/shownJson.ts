import { isJsonObject, type Json } from '../../domain/json.ts';

/** A value as a message names it: short, and of an object or a list only that it is one. */
export function shownJson(json: Json): string {
  if (typeof json === 'object' && json !== null) return isJsonObject(json) ? 'an object' : 'a list';
  if (typeof json !== 'string') return String(json);
  return json.length > 60 ? `"${json.slice(0, 57)}..."` : `"${json}"`;
}
