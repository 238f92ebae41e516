import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';
import { numberOf, partsOf } from '../schemaText.ts';
import { firstFault, type Fault, type Inside } from './fault.ts';
import { textFault } from './textFault.ts';

/** What a schema has against an object: its names, and what is under them. Every other value is right. */
export function objectFault(
  schema: JsonObject,
  json: Json,
  { at, check }: Inside,
): Fault | undefined {
  if (!isJsonObject(json)) return undefined;
  const own = namesFault(schema, Object.keys(json));
  if (own !== undefined) return { path: at.path, sentence: own };
  const { propertyNames, dependentSchemas } = schema;
  const inner = firstFault(Object.entries(json), ([name, value]) => {
    const spot = { ...at, path: [...at.path, name] };
    const bad = propertyNames === undefined ? undefined : check(propertyNames, name, spot);
    return bad ?? firstFault(schemasFor(schema, name), (part) => check(part, value, spot));
  });
  return (
    inner ??
    firstFault(entriesOf(dependentSchemas), ([name, part]) =>
      Object.hasOwn(json, name) ? check(part, json, at) : undefined,
    )
  );
}

/** The schemas of the value under a name: by the name, by its form, or else that of all others. */
function schemasFor(schema: JsonObject, name: string): readonly Json[] {
  const named = entriesOf(schema['properties']).filter(([known]) => known === name);
  const formed = entriesOf(schema['patternProperties']).filter(
    ([pattern]) => textFault(name, { pattern }) === undefined,
  );
  const { additionalProperties: other } = schema;
  const known = [...named, ...formed].map(([, part]) => part);
  return known.length > 0 || other === undefined ? known : [other];
}

function namesFault(schema: JsonObject, names: readonly string[]): Sentence | undefined {
  const needed = [
    ...partsOf(schema['required']),
    ...entriesOf(schema['dependentRequired']).flatMap(([name, others]) =>
      names.includes(name) ? partsOf(others) : [],
    ),
  ];
  const missing = needed.find((name) => typeof name === 'string' && !names.includes(name));
  if (typeof missing === 'string') return say('inputs.lacks', { name: missing });
  const [least, most] = [numberOf(schema, 'minProperties'), numberOf(schema, 'maxProperties')];
  if (least !== undefined && names.length < least)
    return say('inputs.tooFewEntries', { entries: names.length, least });
  if (most !== undefined && names.length > most)
    return say('inputs.tooManyEntries', { entries: names.length, most });
  return undefined;
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
