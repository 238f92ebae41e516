import { isArtifactId } from '../domain/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { say } from '../sentences/say.ts';
import type { Warn } from './warnings.ts';

const fileRefKeys = new Set(['name', 'artifact', 'path', 'mediaType', 'size', 'folder']);

type FileRefShape = JsonObject & { readonly name: string };

/** Says whether JSON has the shape of a FileRef: a name, a path or a hash, and nothing else. */
function isFileRefShape(value: Json): value is FileRefShape {
  if (!isJsonObject(value) || typeof value['name'] !== 'string') return false;
  const pointsSomewhere =
    typeof value['path'] === 'string' || typeof value['artifact'] === 'string';
  return pointsSomewhere && Object.keys(value).every((key) => fileRefKeys.has(key));
}

/** Says whether a path stays beside the pipeline file: relative, no drive, no `..`, no empty name. */
function isInsidePath(path: string): boolean {
  if (path === '' || path.includes('\0') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return false;
  return path.split(/[/\\]/).every((part) => part !== '' && part !== '..');
}

/** Values of a node by name with their FileRefs made harmless; FileRefs are looked for in the values and in lists of them. */
export function repairFileRefs(values: JsonObject, node: string, warn: Warn): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, repair(value, node, warn)]),
  );
}

function repair(value: Json, node: string, warn: Warn): Json {
  if (Array.isArray(value)) return value.map((item: Json) => repair(item, node, warn));
  return isFileRefShape(value) ? repairOne(value, node, warn) : value;
}

type Named = { readonly file: string; readonly node: string };

function repairOne(ref: FileRefShape, node: string, warn: Warn): JsonObject {
  const { path, artifact, name, folder, ...rest } = ref;
  const goodName = bareName(name);
  const what: Named = { file: goodName, node };
  const goodPath = typeof path === 'string' && isInsidePath(path) ? { path } : {};
  const goodArtifact = typeof artifact === 'string' && isArtifactId(artifact) ? { artifact } : {};
  if (goodName !== name) warn(say('repairs.fileName', what));
  if (path !== undefined && !('path' in goodPath)) {
    warn(say('repairs.filePath', what));
  }
  if (artifact !== undefined && !('artifact' in goodArtifact)) {
    warn(say('repairs.fileHash', what));
  }
  return {
    ...rest,
    name: goodName,
    ...goodPath,
    ...goodArtifact,
    ...repairFolder(folder, what, warn),
  };
}

/** Downloads repeat it: it must not lead out of theirs. */
function repairFolder(folder: Json | undefined, what: Named, warn: Warn): JsonObject {
  if (folder === undefined) return {};
  if (typeof folder === 'string' && (folder === '' || isInsidePath(folder))) return { folder };
  warn(say('repairs.fileFolder', what));
  return {};
}

function bareName(name: string): string {
  const bare = name.split(/[/\\]/).at(-1) ?? '';
  return bare === '' || bare === '.' || bare === '..' ? 'file' : bare;
}
