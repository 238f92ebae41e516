import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { findRef } from './resolveSchema.ts';

/** Words of a JSON schema that say nothing about which values are right. `format` is a remark in JSON Schema. */
const remarks =
  /^(title|description|default|examples?|deprecated|readOnly|writeOnly|format|discriminator|xml|externalDocs|\$comment|\$id|\$schema|x-.*)$/;

/** Words whose value is a schema, a list of schemas, or schemas by name. */
const inner = new Set(
  'items additionalProperties not contains propertyNames if then else'.split(' '),
);
const innerLists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const innerMaps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

/**
 * A part of an OpenAPI document as a JSON schema that stands alone: only what decides whether a value is right, with
 * all that it refers to under `$defs`. OpenAPI 3.0's `nullable` and open bounds are written as JSON Schema has them.
 * What a reference that leads nowhere stands for is not known, and takes every value. Undefined where all is right.
 */
export function innerSchema(part: Json | undefined, document: JsonObject): JsonObject | undefined {
  if (!isJsonObject(part)) return undefined;
  const defs = new Map<string, Json>();
  const waiting: string[] = [];

  const rewritten = (ref: string): string => {
    waiting.push(ref);
    return `#/$defs/${encodeURIComponent(ref.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
  };
  const reduced = (schema: Json): Json => {
    if (!isJsonObject(schema)) return schema;
    const words = Object.entries(closed(schema)).filter(([word]) => !remarks.test(word));
    const { nullable, ...own } = Object.fromEntries(
      words.map(([word, value]) => [word, reducedWord(word, value)]),
    );
    return nullable === true ? { anyOf: [own, { type: 'null' }] } : own;
  };
  const reducedWord = (word: string, value: Json): Json => {
    if (word === '$ref') return typeof value === 'string' ? rewritten(value) : value;
    if (inner.has(word)) return reduced(value);
    if (innerLists.has(word) && Array.isArray(value)) return value.map(reduced);
    if (!innerMaps.has(word) || !isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, reduced(each)]));
  };

  const root = reduced(part);
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (defs.has(ref)) continue;
    defs.set(ref, true);
    defs.set(ref, reduced(findRef(ref, document) ?? true));
  }
  if (!isJsonObject(root) || Object.keys(root).length === 0) return undefined;
  return defs.size === 0 ? root : { ...root, $defs: Object.fromEntries(defs) };
}

/** OpenAPI 3.0 says of a bound that it is open, JSON Schema has a bound of its own for that. */
function closed(schema: JsonObject): JsonObject {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  return {
    ...rest,
    ...bound('minimum', minimum, exclusiveMinimum),
    ...bound('maximum', maximum, exclusiveMaximum),
  };
}

function bound(
  word: 'minimum' | 'maximum',
  at: Json | undefined,
  open: Json | undefined,
): JsonObject {
  const openWord = word === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  if (open === true) return at === undefined ? {} : { [openWord]: at };
  return {
    ...(at === undefined ? {} : { [word]: at }),
    ...(typeof open === 'number' ? { [openWord]: open } : {}),
  };
}
