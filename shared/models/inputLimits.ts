import type { JsonObject } from '../domain/json.ts';
import type { Limits } from '../domain/ports.ts';
import { innerSchema } from './innerSchema.ts';
import type { ResolvedSchema } from './resolveSchema.ts';
import { numberOf, textOf } from './schemaText.ts';

/** The limits of a schema whose value is edited as a whole number, text or list of them. Undefined where it has none. */
export function limitsOf({ schema, items }: ResolvedSchema): Limits | undefined {
  return schema['type'] === 'array' ? listLimits(schema, items) : scalarLimits(schema);
}

/** The limits of JSON whose inside is declared: all that the schema says. */
export function jsonLimits(schema: JsonObject, document: JsonObject): Limits | undefined {
  const inside = innerSchema(schema, document);
  return inside === undefined ? undefined : { schema: inside };
}

function listLimits(schema: JsonObject, item: ResolvedSchema | undefined): Limits | undefined {
  const items = item === undefined ? undefined : limitsOf(item);
  return orNothing({
    ...named('minItems', numberOf(schema, 'minItems')),
    ...named('maxItems', numberOf(schema, 'maxItems')),
    ...(schema['uniqueItems'] === true ? { uniqueItems: true } : {}),
    ...(items === undefined ? {} : { items }),
  });
}

function scalarLimits(schema: JsonObject): Limits | undefined {
  const pattern = textOf(schema, 'pattern');
  const [low, high] = [bound(schema, 'minimum'), bound(schema, 'maximum')];
  return orNothing({
    ...named(low.isOpen ? 'exclusiveMinimum' : 'minimum', low.at),
    ...named(high.isOpen ? 'exclusiveMaximum' : 'maximum', high.at),
    ...named('multipleOf', numberOf(schema, 'multipleOf')),
    ...named('minLength', numberOf(schema, 'minLength')),
    ...named('maxLength', numberOf(schema, 'maxLength')),
    ...(pattern === undefined ? {} : { pattern }),
  });
}

function named(name: keyof Limits, value: number | undefined): Limits {
  return value === undefined ? {} : { [name]: value };
}

function orNothing(limits: Limits): Limits | undefined {
  return Object.keys(limits).length === 0 ? undefined : limits;
}

/** Where the values end; an open end is not itself a value. Whole numbers have none: the next one is the end. */
type Bound = { readonly at: number | undefined; readonly isOpen: boolean };

/** Reads a bound as OpenAPI 3.0 writes an open one (`exclusiveMinimum: true`) and as 3.1 does (a number). */
function bound(schema: JsonObject, key: 'minimum' | 'maximum'): Bound {
  const exclusiveKey = key === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  const inward = key === 'minimum' ? 1 : -1;
  const closed = numberOf(schema, key);
  const open = schema[exclusiveKey] === true ? closed : numberOf(schema, exclusiveKey);
  const isOpen = open !== undefined && (closed === undefined || (open - closed) * inward >= 0);
  const at = isOpen ? open : closed;
  if (at === undefined || schema['type'] !== 'integer') return { at, isOpen };
  const next = isOpen ? Math.floor(at * inward) + 1 : Math.ceil(at * inward);
  return { at: next * inward, isOpen: false };
}
