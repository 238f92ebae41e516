import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';

/** Words of a JSON schema that say nothing about which values are right. `format` is a remark in JSON Schema. */
const remarks =
  /^(title|description|default|examples?|deprecated|readOnly|writeOnly|format|discriminator|xml|externalDocs|\$comment|\$id|\$schema|x-.*)$/;

/** Words whose value is a schema, a list of schemas, or schemas by name. */
const inner = new Set(['items', 'additionalProperties', 'not', 'contains', 'propertyNames']);
const innerLists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const innerMaps = new Set(['properties', 'patternProperties', '$defs']);

/**
 * A part of an OpenAPI document as a JSON schema that stands alone: only what decides whether a value is right, with
 * the components it refers to under `$defs`. Undefined where it refers to something else, which cannot be checked.
 */
export function innerSchema(part: Json | undefined, document: JsonObject): JsonObject | undefined {
  if (!isJsonObject(part)) return undefined;
  const components = document['components'];
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  const defs = new Map<string, Json>();
  const waiting: string[] = [];
  let isWhole = true;

  const rewritten = (ref: Json): Json => {
    const [, name] =
      (typeof ref === 'string' && /^#\/components\/schemas\/([^/]+)$/.exec(ref)) || [];
    if (name === undefined) isWhole = false;
    else waiting.push(name);
    return `#/$defs/${name ?? ''}`;
  };
  const reduced = (schema: Json): Json => {
    if (!isJsonObject(schema)) return schema;
    const words = Object.entries(schema).filter(([word]) => !remarks.test(word));
    const { nullable, ...own } = Object.fromEntries(
      words.map(([word, value]) => [word, reducedWord(word, value)]),
    );
    return nullable === true ? { anyOf: [own, { type: 'null' }] } : own;
  };
  const reducedWord = (word: string, value: Json): Json => {
    if (word === '$ref') return rewritten(value);
    if (inner.has(word)) return reduced(value);
    if (innerLists.has(word) && Array.isArray(value)) return value.map(reduced);
    if (!innerMaps.has(word) || !isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, reduced(each)]));
  };

  const root = reduced(part);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (defs.has(name)) continue;
    const found = isJsonObject(schemas) && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (found === undefined) return undefined;
    defs.set(name, true);
    defs.set(name, reduced(found));
  }
  if (!isWhole || !isJsonObject(root) || Object.keys(root).length === 0) return undefined;
  return defs.size === 0 ? root : { ...root, $defs: Object.fromEntries(defs) };
}
