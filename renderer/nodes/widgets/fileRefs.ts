import type { FileRef } from '../../../shared/domain/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/domain/json.ts';

/** The files in a field's value: one, a list, or none. What is no file is left out. */
export function readFileRefs(value: Json | undefined): readonly FileRef[] {
  const items: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.flatMap((item) => (isJsonObject(item) ? (readFileRef(item) ?? []) : []));
}

function readFileRef(json: JsonObject): FileRef | undefined {
  const { name, artifact, path, mediaType, size, folder } = json;
  if (typeof name !== 'string') return undefined;
  return {
    name,
    ...(typeof artifact === 'string' ? { artifact } : {}),
    ...(typeof path === 'string' ? { path } : {}),
    ...(typeof mediaType === 'string' ? { mediaType } : {}),
    ...(typeof size === 'number' ? { size } : {}),
    ...(typeof folder === 'string' ? { folder } : {}),
  };
}

/** The list with one item moved to another place; the same list where it cannot move. */
export function moveItem<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to === from || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

const acceptTypes: { readonly [type: string]: string } = {
  image: 'image/*',
  video: 'video/*',
  audio: 'audio/*',
  model3d: '.glb,.gltf,.obj,.stl,.ply,.usdz',
};

/** What a file dialog offers for a kind of file; everything when undefined. */
export function acceptOf(type: string): string | undefined {
  return acceptTypes[type];
}
