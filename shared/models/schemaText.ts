import type { Json, JsonObject } from '../domain/json.ts';

/** The text of a schema's key, undefined where it is missing or no text. */
export function textOf(schema: JsonObject, key: string): string | undefined {
  const value = schema[key];
  return typeof value === 'string' ? value : undefined;
}

/** The finite number of a schema's key, undefined where it is missing or no number. */
export function numberOf(schema: JsonObject, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A schema's list, empty where it is missing or no list. */
export function partsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A title for people: the schema's own, or the name in sentence case where the title is only the name again. */
export function titleFor(name: string, title: string | undefined): string {
  const own = title?.trim() ?? '';
  return own === '' || wordsOf(own).join() === wordsOf(name).join() ? humanise(name) : own;
}

/** A schema's description; Pydantic's "An enumeration." says nothing and is left out. */
export function descriptionOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text === 'An enumeration.' ? undefined : text;
}

/** A name's words in lower case: `inputImages_2` -> `input images 2`. */
export function wordsOf(text: string): readonly string[] {
  const spaced = text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function humanise(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  if (words === '') return name === '' ? '""' : name;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
