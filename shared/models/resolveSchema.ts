import { isJsonObject, ownValue, type Json, type JsonObject } from '../domain/json.ts';
import { mergeSchemas } from './mergeSchemas.ts';
import { partsOf } from './schemaText.ts';

/** One schema with its references followed, as a finite tree. */
export type ResolvedSchema = {
  readonly schema: JsonObject;
  /** A real union's members, which have what the union says of all of them; empty otherwise. */
  readonly branches: readonly ResolvedSchema[];
  /** What each item of a list is; undefined where nothing is said of it. */
  readonly items?: ResolvedSchema;
  /** As it is written in the document. */
  readonly source: JsonObject;
};

type Place = {
  readonly document: JsonObject;
  readonly depth: number;
  /** How many schemas may still be looked at: a document can refer to itself in more ways than there is time for. */
  readonly budget: { left: number };
};

const maxDepth = 16;
const mostSchemas = 2000;

/**
 * Follows `$ref`, merges `allOf` and takes the one non-null branch of `anyOf`/`oneOf`; a property's own
 * keys win. A reference that leads nowhere, or round in a circle, gives an empty schema: it accepts all.
 */
export function resolveSchema(value: Json | undefined, document: JsonObject): ResolvedSchema {
  return resolve(value, { document, depth: 0, budget: { left: mostSchemas } });
}

/** The part of a document that a local `$ref` such as `#/components/schemas/Input` names. */
export function findRef(ref: string, document: JsonObject): Json | undefined {
  if (!ref.startsWith('#/')) return undefined;
  let at: Json | undefined = document;
  for (const key of readPointer(ref)) {
    if (Array.isArray(at)) at = /^\d+$/.test(key) ? at[Number(key)] : undefined;
    else at = isJsonObject(at) ? ownValue(at, key) : undefined;
  }
  return at;
}

/** The names in a local reference: `#/a~1b/c` is `a/b`, then `c`. */
export function readPointer(ref: string): readonly string[] {
  const parts = ref.slice(2).split('/');
  return parts.map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A reference is part of an address: a blank in a name may be `%20` there. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function resolve(value: Json | undefined, place: Place): ResolvedSchema {
  place.budget.left -= 1;
  if (!isJsonObject(value) || place.depth > maxDepth || place.budget.left < 0)
    return { schema: {}, branches: [], source: {} };
  const { $ref, allOf, anyOf, oneOf, ...own } = value;
  const inside = { ...place, depth: place.depth + 1 };
  const parents = [
    ...(typeof $ref === 'string' ? [findRef($ref, place.document)] : []),
    ...partsOf(allOf),
  ].map((parent) => resolve(parent, inside));
  const merged = [...parents.map(({ schema }) => schema), own].reduce(mergeSchemas, {});
  const choices = [...partsOf(anyOf), ...partsOf(oneOf)].map((choice) => resolve(choice, inside));
  const union = unionOf(choices);
  const branches =
    union.branches.length > 0 ? union.branches : parents.flatMap((parent) => parent.branches);
  const schema = mergeSchemas(union.schema, merged);
  const parts = [...parents, ...choices];
  return withItems(withoutNullType({ schema, branches, source: value }), parts, inside);
}

/** What is said of a value that is one of these: all of it where it can be only one, or a choice. */
function unionOf(choices: readonly ResolvedSchema[]): Pick<ResolvedSchema, 'schema' | 'branches'> {
  const real = choices.filter(({ schema }) => !isNull(schema));
  const nullable: JsonObject = real.length < choices.length ? { nullable: true } : {};
  const [only, other] = real;
  if (only !== undefined && other === undefined)
    return { schema: { ...only.schema, ...nullable }, branches: only.branches };
  const choice = choiceOf(real);
  return { schema: { ...choice, ...nullable }, branches: choice === undefined ? real : [] };
}

/** Adds what items are, and to the members of a union what it says of all of them. */
function withItems(
  { schema, branches, source }: ResolvedSchema,
  parts: readonly ResolvedSchema[],
  inside: Place,
): ResolvedSchema {
  const { title: _title, default: _default, ...shared } = schema;
  const { items: declared } = schema;
  const known = parts.find((part) => part.schema['items'] === declared)?.items;
  const found = declared === undefined ? undefined : (known ?? resolve(declared, inside));
  const items = found === undefined ? {} : { items: found };
  const members = branches.map((branch) => ({
    ...items,
    ...branch,
    schema: mergeSchemas(shared, branch.schema),
  }));
  return { schema, branches: members, source, ...items };
}

/** A union of choices alone is one choice; a choice with one value gives it its title as a name. */
function choiceOf(branches: readonly ResolvedSchema[]): JsonObject | undefined {
  const options = branches.map(({ schema }) => {
    const values = schema['const'] === undefined ? partsOf(schema['enum']) : [schema['const']];
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
    schema['const'] === null ||
    (Array.isArray(schema['enum']) && schema['enum'].every((item) => item === null))
  );
}
