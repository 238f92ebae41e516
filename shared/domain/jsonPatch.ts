import { isJsonObject, type Json } from './json.ts';

/** The difference of two JSON values, as small as what changed: a new value, changed keys, or a changed run of a list. */
export type JsonPatch =
  | { readonly is: Json }
  /** Null takes the key away. */
  | { readonly in: { readonly [key: string]: JsonPatch | null } }
  | { readonly at: number; readonly drop: number; readonly put: readonly Json[] };

/**
 * What makes `after` of `before`; undefined where nothing does. Parts that are the same object are not looked into, so
 * it costs what changed. Both must be plain JSON; a property that is undefined counts as absent.
 */
export function diffJson(before: unknown, after: unknown): JsonPatch | undefined {
  if (before === after) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after);
  if (isJsonObject(before) && isJsonObject(after)) return diffObjects(before, after);
  return { is: after as Json };
}

type Items = { readonly [key: string]: unknown };

function diffObjects(before: Items, after: Items): JsonPatch | undefined {
  const changed: [string, JsonPatch | null][] = [];
  let kept = 0;
  for (const key of Object.keys(after)) {
    const value = after[key];
    if (value === undefined) continue;
    const isThere = Object.hasOwn(before, key);
    if (isThere) kept += 1;
    // Most of what has thousands of keys is as it was.
    if (isThere && before[key] === value) continue;
    const patch = diffJson(isThere ? before[key] : undefined, value);
    if (patch !== undefined) changed.push([key, patch]);
  }
  const keys = Object.keys(before);
  if (keys.length > kept) {
    const gone = keys.filter((key) => before[key] !== undefined && !isGiven(after, key));
    changed.push(...gone.map((key): [string, null] => [key, null]));
  }
  return changed.length === 0 ? undefined : { in: Object.fromEntries(changed) };
}

function isGiven(items: Items, key: string): boolean {
  return Object.hasOwn(items, key) && items[key] !== undefined;
}

function diffLists(before: readonly unknown[], after: readonly unknown[]): JsonPatch | undefined {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let tail = 0;
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const drop = before.length - at - tail;
  const put = after.slice(at, after.length - tail) as readonly Json[];
  return drop === 0 && put.length === 0 ? undefined : { at, drop, put };
}

/** Does what a patch says; what it does not name stays the same object. A patch that does not fit changes what it can. */
export function applyJsonPatch(value: unknown, patch: JsonPatch): unknown {
  if ('is' in patch) return patch.is;
  if ('at' in patch) {
    if (!Array.isArray(value)) return patch.put;
    return value.toSpliced(patch.at, patch.drop, ...patch.put);
  }
  const items = new Map<string, unknown>(isJsonObject(value) ? Object.entries(value) : []);
  for (const [key, part] of Object.entries(patch.in)) {
    if (part === null) items.delete(key);
    else items.set(key, applyJsonPatch(items.get(key), part));
  }
  return Object.fromEntries(items);
}
