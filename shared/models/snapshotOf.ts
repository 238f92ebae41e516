import type { ModelSnapshot } from '../domain/graph.ts';
import { isJsonObject, sortKeys, type Json, type JsonObject } from '../domain/json.ts';
import type { ModelDetails, ModelVersion } from '../domain/model.ts';
import { findRef } from './resolveSchema.ts';

type Source = {
  /** `owner/name`. */
  readonly model: string;
  readonly details: ModelDetails;
  /** Null where the model has none to show; the snapshot then has an empty schema. */
  readonly version: ModelVersion | null;
};

const versionId = /^[0-9a-f]{64}$/;

/** What a pipeline keeps of a model, so that it opens and reruns offline. The version of an official model is null. */
export function toModelSnapshot({ model, details, version }: Source): ModelSnapshot {
  const isPinned = !details.official && version !== null && versionId.test(version.id);
  return {
    model,
    version: isPinned ? version.id : null,
    title: details.name,
    ...(details.description === '' ? {} : { description: details.description }),
    ...(details.official ? { official: true } : {}),
    schema: reduceSchema(version?.schema ?? {}),
  };
}

/** What ports are made of. A model that cannot be trained has no TrainingInput. */
const roots = ['Input', 'Output', 'TrainingInput'].map((name) => `#/components/schemas/${name}`);

/** A Cog OpenAPI document with only what ports need: the roots, what they refer to, and the streaming flag. */
export function reduceSchema(document: JsonObject): JsonObject {
  const schemas = new Map<string, Json>();
  const waiting = [...roots];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const name = schemaName(ref);
    const found =
      name === undefined
        ? undefined
        : findRef(`#/components/schemas/${escapePointer(name)}`, document);
    if (name === undefined || found === undefined || schemas.has(name)) continue;
    schemas.set(name, found);
    waiting.push(...refsIn(found));
  }
  const reduced: JsonObject = {
    components: { schemas: Object.fromEntries(schemas) },
    ...(isStreaming(document)
      ? { paths: { '/predictions': { post: { 'x-cog-streaming': true } } } }
      : {}),
  };
  return schemas.size === 0 ? {} : toSorted(reduced);
}

/** Says whether the model declares that it streams its output. */
export function isStreaming(document: JsonObject): boolean {
  return findRef('#/paths/~1predictions/post/x-cog-streaming', document) === true;
}

/** The component that a reference leads into, or undefined for one outside `#/components/schemas/`. */
function schemaName(ref: string): string | undefined {
  const [, name] = /^#\/components\/schemas\/([^/]+)/.exec(ref) ?? [];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function refsIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : refsIn(item),
  );
}

function toSorted(value: JsonObject): JsonObject {
  const sorted: unknown = sortKeys(value);
  return isJsonObject(sorted) ? sorted : {};
}
