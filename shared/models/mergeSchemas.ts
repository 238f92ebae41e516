import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { partsOf } from './schemaText.ts';

/** Of a limit that both have the narrower one counts: `allOf` asks for all. */
const narrower: { readonly [word: string]: (one: number, other: number) => number } = {
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
};

/** Two schemas of which a value must keep both. What comes later wins, but limits narrow, and properties and what is required add up. */
export function mergeSchemas(one: JsonObject, other: JsonObject): JsonObject {
  const merged: { [word: string]: Json } = { ...one, ...other };
  for (const [word, narrow] of Object.entries(narrower)) {
    const [a, b] = [one[word], other[word]];
    if (typeof a === 'number' && typeof b === 'number') merged[word] = narrow(a, b);
  }
  const [properties, more] = [one['properties'], other['properties']];
  if (isJsonObject(properties) && isJsonObject(more))
    merged['properties'] = { ...properties, ...more };
  const required = [...partsOf(one['required']), ...partsOf(other['required'])];
  if (required.length > 0) merged['required'] = [...new Set(required)];
  const [choices, others] = [one['enum'], other['enum']];
  if (Array.isArray(choices) && Array.isArray(others)) {
    const both = new Set(others.map(canonicalJson));
    merged['enum'] = choices.filter((choice) => both.has(canonicalJson(choice)));
  }
  return merged;
}
