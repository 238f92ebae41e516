import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';

/** One schema with its references followed; `branches` holds a real union's members, empty otherwise. */
export type ResolvedSchema = {
  readonly schema: JsonObject;
  readonly branches: readonly ResolvedSchema[];
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
  if (!isJsonObject(value) || depth > maxDepth) return { schema: {}, branches: [] };
  const { $ref, allOf, anyOf, oneOf, ...own } = value;
  const parents = [
    ...(typeof $ref === 'string' ? [findRef($ref, document)] : []),
    ...listOf(allOf),
  ];
  const resolved = parents.map((parent) => resolve(parent, document, depth + 1));
  const inherited = resolved.map((parent) => parent.schema);
  const merged = [...inherited, own].reduce<JsonObject>((all, next) => ({ ...all, ...next }), {});
  const choices = [...listOf(anyOf), ...listOf(oneOf)].map((choice) =>
    resolve(choice, document, depth + 1),
  );
  const real = choices.filter((choice) => !isNull(choice.schema));
  const nullable: JsonObject = real.length < choices.length ? { nullable: true } : {};
  const [only] = real;
  if (only !== undefined && real.length === 1) {
    return { schema: { ...only.schema, ...merged, ...nullable }, branches: only.branches };
  }
  const branches = real.length > 0 ? real : resolved.flatMap((parent) => parent.branches);
  return withoutNullType({ schema: { ...merged, ...nullable }, branches });
}

/** OpenAPI 3.1 writes `type: ["string", "null"]`: reads it as a nullable string, or as a union. */
function withoutNullType({ schema, branches }: ResolvedSchema): ResolvedSchema {
  const { type, ...rest } = schema;
  if (!Array.isArray(type)) return { schema, branches };
  const types = type.filter((name) => name !== 'null');
  const nullable: JsonObject = types.length < type.length ? { nullable: true } : {};
  const [only] = types;
  if (only !== undefined && types.length === 1)
    return { schema: { ...rest, type: only, ...nullable }, branches };
  return {
    schema: { ...rest, ...nullable },
    branches: types.map((name) => ({ schema: { type: name }, branches: [] })),
  };
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
