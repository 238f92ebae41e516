import type { ModelSnapshot } from '../domain/graph.ts';
import { isJsonObject, ownValue, sortKeys, type Json, type JsonObject } from '../domain/json.ts';
import type { ModelDetails, ModelVersion } from '../domain/model.ts';
import { findRef, readPointer } from './resolveSchema.ts';

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
  const kept = new Map<string, Json>();
  const waiting = [...roots];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const owner = ownerOf(ref);
    const part = kept.has(owner) ? undefined : findRef(owner, document);
    if (part === undefined) continue;
    kept.set(owner, part);
    waiting.push(...refsIn(part));
  }
  if (kept.size === 0) return {};
  const streaming: JsonObject = isStreaming(document)
    ? { paths: { '/predictions': { post: { 'x-cog-streaming': true } } } }
    : {};
  const place = (whole: JsonObject, [ref, part]: readonly [string, Json]): JsonObject =>
    withPart(whole, readPointer(ref), part);
  return toSorted([...kept].reduce(place, streaming));
}

/** Says whether the model declares that it streams its output. */
export function isStreaming(document: JsonObject): boolean {
  return findRef('#/paths/~1predictions/post/x-cog-streaming', document) === true;
}

/** What is kept for a reference: the whole component that it leads into, as in `#/components/schemas/Size` or `#/$defs/Size`. */
function ownerOf(ref: string): string {
  return ref
    .split('/')
    .slice(0, ref.startsWith('#/components/') ? 4 : 3)
    .join('/');
}

function withPart(
  whole: JsonObject,
  [name = '', ...inner]: readonly string[],
  part: Json,
): JsonObject {
  const before = ownValue(whole, name);
  const next =
    inner.length === 0 ? part : withPart(isJsonObject(before) ? before : {}, inner, part);
  return { ...whole, [name]: next };
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
