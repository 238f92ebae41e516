import type { Json } from '../domain/json.ts';
import { isFileType, isListType, listOf, type PortType, type ScalarType } from '../domain/ports.ts';
import { guessMediaKind } from './guessMediaKind.ts';
import { resolveSchema, type ResolvedSchema } from './resolveSchema.ts';
import { descriptionOf, textOf } from './schemaText.ts';
import type { JsonObject } from '../domain/json.ts';

/** Where a schema stands: the name of the input, and the document that its references lead into. */
export type SchemaContext = { readonly name: string; readonly document: JsonObject };

/** The port type of a model's input. `any` for an untyped one and for a union of scalars. */
export function inputType(resolved: ResolvedSchema, context: SchemaContext): PortType {
  const { schema, branches } = resolved;
  const choices = enumOf(schema);
  if (choices !== undefined) return enumType(choices);
  if (branches.length > 1) return unionType(resolved, context);
  switch (schema['type']) {
    case 'string':
      return stringType(schema, context.name);
    case 'integer':
    case 'number':
    case 'boolean':
      return schema['type'];
    case 'array':
      return arrayType(resolved, context);
    case 'object':
      return 'json';
    default:
      return schema['properties'] === undefined ? 'any' : 'json';
  }
}

/** The choices of an enum or a `const`, without null; undefined where the schema has none. */
export function enumOf(schema: JsonObject): readonly Json[] | undefined {
  const choices = Array.isArray(schema['enum']) ? schema['enum'] : undefined;
  if (choices !== undefined) return choices.filter((choice: Json) => choice !== null);
  return schema['const'] === undefined || schema['const'] === null ? undefined : [schema['const']];
}

/** Says whether a schema is a secret, as Cog marks it (`x-cog-secret`) or OpenAPI does (`format: password`). */
export function isSecret(schema: JsonObject): boolean {
  return schema['x-cog-secret'] === true || schema['format'] === 'password';
}

function stringType(schema: JsonObject, name: string): ScalarType {
  if (isSecret(schema) || schema['format'] !== 'uri') return 'text';
  const title = textOf(schema, 'title');
  return guessMediaKind({ name, title, description: descriptionOf(schema['description']) });
}

function enumType(choices: readonly Json[]): ScalarType {
  if (choices.every((choice) => typeof choice === 'string')) return 'text';
  if (choices.every((choice) => Number.isInteger(choice))) return 'integer';
  if (choices.every((choice) => typeof choice === 'number')) return 'number';
  return choices.every((choice) => typeof choice === 'boolean') ? 'boolean' : 'json';
}

function arrayType({ schema }: ResolvedSchema, context: SchemaContext): PortType {
  const item = resolveSchema(schema['items'], context.document);
  const described = {
    ...item.schema,
    description: schema['description'] ?? item.schema['description'] ?? '',
  };
  const type = inputType({ ...item, schema: described }, context);
  return type === 'json' || type === 'any' ? 'json' : listOf(type);
}

/** A union's common type where its branches have one (files with lists of files too), else `any`. */
function unionType({ schema, branches }: ResolvedSchema, context: SchemaContext): PortType {
  const { type: _type, ...shared } = schema;
  const types = branches.map((branch) =>
    inputType({ ...branch, schema: { ...shared, ...branch.schema } }, context),
  );
  const names = new Set(types.map((type) => (isListType(type) ? 'list' : type)));
  const [first] = types;
  if (first !== undefined && names.size === 1 && !names.has('list')) return first;
  if (names.size === 2 && names.has('integer') && names.has('number')) return 'number';
  const list = types.find(isListType);
  const [scalar] = types.filter((type) => !isListType(type));
  const isFiles = list !== undefined && typeof list.list === 'string' && isFileType(list.list);
  return isFiles && scalar === list.list && types.length === 2 ? list : 'any';
}
