import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { listOf, type OutputPort, type PortType } from '../domain/ports.ts';
import { guessMediaKind } from './guessMediaKind.ts';
import { enumOf, enumType } from './inputType.ts';
import { resolveSchema, type ResolvedSchema } from './resolveSchema.ts';
import { descriptionOf, numberOf, textOf, titleFor } from './schemaText.ts';

/**
 * A model's output ports: one named `output`; for an object one per field and last the whole as JSON, named
 * `output`, or `output_object` where a field has that name. An undeclared output is `any`: known after a run.
 */
export function outputPorts(output: Json | undefined, document: JsonObject): readonly OutputPort[] {
  const resolved = resolveSchema(output, document);
  const fields = outputFields(resolved.schema);
  if (fields.length === 0) {
    const type = isEmpty(resolved) ? 'any' : outputType(resolved);
    return [{ name: 'output', title: 'Output', type }];
  }
  const ports = fields.map(([name, field]) => fieldPort({ name, field, document }));
  return [...ports, { name: wholePortName(ports), title: 'Whole output', type: 'json' }];
}

/** The name of the port that carries an object output as a whole: one that no field has. */
export function wholePortName(fields: readonly { readonly name: string }[]): string {
  const names = new Set(fields.map(({ name }) => name));
  let name = names.has('output') ? 'output_object' : 'output';
  while (names.has(name)) name = `${name}_`;
  return name;
}

/** The fields of an object output in a stable order: by `x-order`, then the sure ones, then by name. */
export function outputFields(
  schema: JsonObject,
): readonly (readonly [name: string, field: Json])[] {
  const properties = schema['properties'];
  if (!isJsonObject(properties)) return [];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const key = ([name, field]: readonly [string, Json]): readonly [number, number, string] => [
    (isJsonObject(field) ? numberOf(field, 'x-order') : undefined) ?? Infinity,
    required.includes(name) ? 0 : 1,
    name,
  ];
  return Object.entries(properties).toSorted((a, b) => compare(key(a), key(b)));
}

/** Says whether a schema is Cog's concatenated text: a list of pieces whose value is their joined text. */
export function isConcatenated(schema: JsonObject): boolean {
  return schema['type'] === 'array' && schema['x-cog-array-display'] === 'concatenate';
}

function fieldPort({
  name,
  field,
  document,
}: {
  name: string;
  field: Json;
  document: JsonObject;
}): OutputPort {
  const resolved = resolveSchema(field, document);
  const description = descriptionOf(resolved.schema['description']);
  return {
    name,
    title: titleFor(name, isJsonObject(field) ? textOf(field, 'title') : undefined),
    ...(description === undefined ? {} : { description }),
    type: outputType(resolved, name),
  };
}

function outputType({ schema, branches, items }: ResolvedSchema, name?: string): PortType {
  const choices = enumOf(schema);
  if (choices !== undefined) return enumType(choices);
  // A file among the kinds is told by its address when it comes.
  if (branches.some((branch) => branch.schema['format'] === 'uri')) return 'any';
  if (branches.length > 1) return 'json';
  if (isConcatenated(schema)) return 'text';
  switch (schema['type']) {
    case 'string':
      if (schema['format'] !== 'uri') return 'text';
      return name === undefined ? 'file' : guessMediaKind({ name });
    case 'integer':
    case 'number':
    case 'boolean':
      return schema['type'];
    case 'array': {
      const item = items === undefined ? 'any' : outputType(items, name);
      return item === 'json' || item === 'any' ? item : listOf(item);
    }
    default:
      return 'json';
  }
}

function isEmpty({ schema, branches }: ResolvedSchema): boolean {
  return (
    branches.length === 0 &&
    ['type', 'enum', 'const', 'properties', 'additionalProperties'].every(
      (key) => schema[key] === undefined,
    )
  );
}

function compare(
  a: readonly [number, number, string],
  b: readonly [number, number, string],
): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]));
}
