import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';

/** One schema with its references followed; `branches` holds a real union's members, empty otherwise. */
export type ResolvedSchema = {
  readonly schema: JsonObject;
  readonly branches: readonly ResolvedSchema[];
  /** As it is written in the document. */
  readonly source: JsonObject;
};

const maxDepth = 16;

/**
 * Follows `$ref`, merges `allOf` and takes the one non-null branch of `anyOf`/`oneOf`; a property's own
 * keys win. A reference that leads nowhere, or round in a circle, gives an empty schema: it accepts all.
 */
export function resolveSchema(value: Json | undefined, document: JsonObject): ResolvedSchema {
  return resolve(value, document, 0);
}

/** The part of a document that a local `$ref` such as `#/components/schemas/Input` names. */
export function findRef(ref: string, document: JsonObject): Json | undefined {
  if (!ref.startsWith('#/')) return undefined;
  let at: Json | undefined = document;
  for (const part of ref.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isJsonObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

function resolve(value: Json | undefined, document: JsonObject, depth: number): ResolvedSchema {
  if (!isJsonObject(value) || depth > maxDepth) return { schema: {}, branches: [], source: {} };
  const { $ref, allOf, anyOf, oneOf, ...own } = value;
  const parents = [
    ...(typeof $ref === 'string' ? [findRef($ref, document)] : []),
    ...listOf(allOf),
  ];
  const resolved = parents.map((parent) => resolve(parent, document, depth + 1));
  const merged = [...resolved.map((parent) => parent.schema), own].reduce(mergeSchemas, {});
  const choices = [...listOf(anyOf), ...listOf(oneOf)].map((choice) =>
    resolve(choice, document, depth + 1),
  );
  const real = choices.filter((choice) => !isNull(choice.schema));
  const nullable: JsonObject = real.length < choices.length ? { nullable: true } : {};
  const [only] = real;
  const one = real.length === 1 ? only?.schema : choiceOf(real);
  if (one !== undefined) {
    const branches = real.length === 1 ? (only?.branches ?? []) : [];
    return { schema: { ...one, ...merged, ...nullable }, branches, source: value };
  }
  const branches = real.length > 0 ? real : resolved.flatMap((parent) => parent.branches);
  return withoutNullType({ schema: { ...merged, ...nullable }, branches, source: value });
}

/** What comes later wins, but properties and what is required add up. */
function mergeSchemas(one: JsonObject, other: JsonObject): JsonObject {
  const merged: { [word: string]: Json } = { ...one, ...other };
  const [properties, more] = [one['properties'], other['properties']];
  if (isJsonObject(properties) && isJsonObject(more))
    merged['properties'] = { ...properties, ...more };
  const required = [...listOf(one['required']), ...listOf(other['required'])];
  if (required.length > 0) merged['required'] = [...new Set(required)];
  return merged;
}

/** A union of choices alone is one choice; a choice with one value gives it its title as a name. */
function choiceOf(branches: readonly ResolvedSchema[]): JsonObject | undefined {
  const options = branches.map(({ schema }) => {
    const values = schema['const'] === undefined ? listOf(schema['enum']) : [schema['const']];
    const title = values.length === 1 && typeof schema['title'] === 'string' ? schema['title'] : '';
    return { values, title };
  });
  if (options.length === 0 || options.some(({ values }) => values.length === 0)) return undefined;
  const isNamed = options.every(({ title }) => title !== '');
  return {
    enum: options.flatMap(({ values }) => values),
    ...(isNamed ? { enumNames: options.map(({ title }) => title) } : {}),
  };
}

/** OpenAPI 3.1 writes `type: ["string", "null"]`: reads it as a nullable string, or as a union. */
function withoutNullType({ schema, branches, source }: ResolvedSchema): ResolvedSchema {
  const { type, ...rest } = schema;
  if (!Array.isArray(type)) return { schema, branches, source };
  const types = type.filter((name) => name !== 'null');
  const nullable: JsonObject = types.length < type.length ? { nullable: true } : {};
  const [only] = types;
  if (only !== undefined && types.length === 1)
    return { schema: { ...rest, type: only, ...nullable }, branches, source };
  const each = types.map((name): ResolvedSchema => {
    const branch = { ...rest, type: name };
    return { schema: branch, branches: [], source: branch };
  });
  return { schema: { ...rest, ...nullable }, branches: each, source };
}

function isNull(schema: JsonObject): boolean {
  return (
    schema['type'] === 'null' ||
    (Array.isArray(schema['enum']) && schema['enum'].every((item) => item === null))
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
