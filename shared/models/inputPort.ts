import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf, type InputPort, type Limits } from '../domain/ports.ts';
import { enumOf, inputType, isSecret } from './inputType.ts';
import { hasType, inputWidget } from './inputWidget.ts';
import { resolveSchema } from './resolveSchema.ts';
import { descriptionOf, numberOf, textOf, titleFor } from './schemaText.ts';

type Property = {
  readonly name: string;
  readonly property: Json;
  readonly required: boolean;
  readonly document: JsonObject;
};

/** One input property of a model as a port. Deprecated inputs stay out of the way unless they are required. */
export function inputPort({ name, property, required, document }: Property): InputPort {
  const resolved = resolveSchema(property, document);
  const { schema } = resolved;
  const type = inputType(resolved, { name, document });
  const item = resolveSchema(schema['items'], document).schema;
  const shownDefault = defaultOf(schema, type);
  const limits = limitsOf(schema['type'] === 'array' ? item : schema);
  const description = descriptionOf(schema['description']);
  const deprecated = schema['deprecated'] === true;
  return {
    name,
    title: titleFor(name, isJsonObject(property) ? textOf(property, 'title') : undefined),
    ...(description === undefined ? {} : { description }),
    type,
    required,
    widget: inputWidget({ name, schema, type }),
    ...(shownDefault === undefined ? {} : { default: shownDefault }),
    ...(limits === undefined ? {} : { limits }),
    ...(deprecated ? { deprecated: true, advanced: !required } : {}),
  };
}

/** The default to show; a file's (a path inside the model) and a secret's (a mask) mean nothing here. */
function defaultOf(schema: JsonObject, type: InputPort['type']): Json | undefined {
  const value = schema['default'];
  if (value === undefined || value === null || isSecret(schema) || isFileType(itemTypeOf(type)))
    return undefined;
  return hasType(value, type) ? value : undefined;
}

function limitsOf(schema: JsonObject): Limits | undefined {
  if (enumOf(schema) !== undefined) return undefined;
  const isInteger = schema['type'] === 'integer';
  const minimum = bound(schema, 'minimum', isInteger ? 1 : 0);
  const maximum = bound(schema, 'maximum', isInteger ? -1 : 0);
  const minLength = numberOf(schema, 'minLength');
  const maxLength = numberOf(schema, 'maxLength');
  const pattern = textOf(schema, 'pattern');
  const limits: Limits = {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  return Object.keys(limits).length === 0 ? undefined : limits;
}

/** An exclusive bound is moved inward by `inward`: exact for integers, the bound itself for other numbers. */
function bound(schema: JsonObject, key: 'minimum' | 'maximum', inward: number): number | undefined {
  const exclusiveKey = key === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  const inclusive = numberOf(schema, key);
  const exclusive = numberOf(schema, exclusiveKey);
  if (exclusive !== undefined) return inclusive ?? exclusive + inward;
  return schema[exclusiveKey] === true && inclusive !== undefined ? inclusive + inward : inclusive;
}
