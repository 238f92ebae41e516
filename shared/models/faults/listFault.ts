import type { Json, JsonObject } from '../../domain/json.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';
import { numberOf } from '../schemaText.ts';
import { firstFault, type Fault, type Inside } from './fault.ts';
import { lengthFault } from './lengthFault.ts';

/** What a schema has against a list: its items, and how many it has. Every other value is right. */
export function listFault(
  schema: JsonObject,
  json: Json,
  { at, check }: Inside,
): Fault | undefined {
  if (!Array.isArray(json)) return undefined;
  const items: readonly Json[] = json;
  const prefix: readonly Json[] = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
  const inner = firstFault(items.entries(), ([index, item]) => {
    const part = prefix[index] ?? schema['items'];
    return part === undefined ? undefined : check(part, item, { ...at, path: [...at.path, index] });
  });
  const own =
    lengthFault(items, {
      minItems: numberOf(schema, 'minItems') ?? 0,
      maxItems: numberOf(schema, 'maxItems') ?? Infinity,
      uniqueItems: schema['uniqueItems'] === true,
    }) ?? containsFault(schema, items, { at, check });
  return inner ?? (own === undefined ? undefined : { path: at.path, sentence: own });
}

function containsFault(
  schema: JsonObject,
  items: readonly Json[],
  { at, check }: Inside,
): Sentence | undefined {
  const { contains } = schema;
  if (contains === undefined) return undefined;
  const count = items.filter((item) => check(contains, item, at) === undefined).length;
  const [least, most] = [numberOf(schema, 'minContains') ?? 1, numberOf(schema, 'maxContains')];
  if (count >= least && count <= (most ?? Infinity)) return undefined;
  return say('inputs.contains', {
    found: count,
    least,
    most: most ?? say('inputs.anyNumber'),
  });
}
