import type { Json, JsonObject } from '../domain/json.ts';
import { isFileType, isListType, listOf, type PortType, type ScalarType } from '../domain/ports.ts';
import { guessMediaKind } from './guessMediaKind.ts';
import type { ResolvedSchema } from './resolveSchema.ts';
import { descriptionOf, textOf } from './schemaText.ts';

/** The port type of a model's input of this name. `any` for an untyped one and for a union of scalars. */
export function inputType(resolved: ResolvedSchema, name: string): PortType {
  const { schema, branches } = resolved;
  const choices = enumOf(schema);
  if (choices !== undefined) return enumType(choices);
  if (branches.length > 1) return unionType(branches, name);
  switch (schema['type']) {
    case 'string':
      return stringType(schema, name);
    case 'integer':
    case 'number':
    case 'boolean':
      return schema['type'];
    case 'array':
      return arrayType(resolved, name);
    case 'object':
      return 'json';
    default:
      return schema['properties'] === undefined ? 'any' : 'json';
  }
}

/** The choices of an enum or a `const`, without null and each once; undefined where the schema has none. */
export function enumOf(schema: JsonObject): readonly Json[] | undefined {
  const choices = Array.isArray(schema['enum']) ? schema['enum'] : undefined;
  if (choices !== undefined) return choices.filter((choice: Json) => choice !== null);
  return schema['const'] === undefined || schema['const'] === null ? undefined : [schema['const']];
}

/** The type of one of several choices. */
export function enumType(choices: readonly Json[]): ScalarType {
  if (choices.every((choice) => typeof choice === 'string')) return 'text';
  if (choices.every((choice) => Number.isInteger(choice))) return 'integer';
  if (choices.every((choice) => typeof choice === 'number')) return 'number';
  return choices.every((choice) => typeof choice === 'boolean') ? 'boolean' : 'json';
}

/** Says whether a schema is a secret, as Cog marks it (`x-cog-secret`) or OpenAPI does (`format: password`), or takes one. */
export function isSecret({ schema, branches, items }: ResolvedSchema): boolean {
  return (
    schema['x-cog-secret'] === true ||
    schema['format'] === 'password' ||
    branches.some(isSecret) ||
    (items !== undefined && isSecret(items))
  );
}

function stringType(schema: JsonObject, name: string): ScalarType {
  const { format } = schema;
  if (schema['x-cog-secret'] === true || (format !== 'uri' && format !== 'binary')) return 'text';
  const title = textOf(schema, 'title');
  return guessMediaKind({ name, title, description: descriptionOf(schema['description']) });
}

function arrayType({ schema, items }: ResolvedSchema, name: string): PortType {
  if (items === undefined || schema['prefixItems'] !== undefined) return 'json';
  const description = schema['description'] ?? items.schema['description'] ?? '';
  const type = inputType({ ...items, schema: { ...items.schema, description } }, name);
  return type === 'json' || type === 'any' ? 'json' : listOf(type);
}

/** A union's common type where its branches have one (files with lists of files too), else `any`. */
function unionType(branches: readonly ResolvedSchema[], name: string): PortType {
  const types = branches.map((branch) => inputType(branch, name));
  const names = new Set(types.map((type) => (isListType(type) ? 'list' : type)));
  const [first] = types;
  if (first !== undefined && names.size === 1 && !names.has('list')) return first;
  if (names.size === 2 && names.has('integer') && names.has('number')) return 'number';
  const list = types.find(isListType);
  const [scalar] = types.filter((type) => !isListType(type));
  const isFiles = list !== undefined && typeof list.list === 'string' && isFileType(list.list);
  return isFiles && scalar === list.list && types.length === 2 ? list : 'any';
}
