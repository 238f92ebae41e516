import { mediaKindOf, type MediaKind } from '../domain/artifact.ts';
import type { Json } from '../domain/json.ts';

/** What an upload takes of a folder: files of one kind, or all of them. */
export const folderKinds = ['all', 'image', 'video', 'audio', 'model3d', 'text'] as const;

type FolderKind = (typeof folderKinds)[number];

/** Says whether an upload whose setting `only` is this takes files of a media type; anything else than a kind is all. */
export function takesMedia(only: Json | undefined, mediaType: string): boolean {
  const kind: MediaKind | FolderKind | undefined = folderKinds.find((each) => each === only);
  return kind === undefined || kind === 'all' || mediaKindOf(mediaType) === kind;
}

/**
 * The files of a folder in the order of their paths, `9` before `10`, as a person would list them. Hidden ones stay out:
 * those whose name, or whose folder's name, begins with a dot. Paths are relative and have `/`.
 */
export function inFolderOrder<T>(
  files: readonly T[],
  pathOf: (file: T) => string,
): readonly { readonly file: T; readonly folder: string; readonly name: string }[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return files
    .map((file) => ({ file, parts: pathOf(file).split('/') }))
    .filter(({ parts }) => !parts.some((part) => part.startsWith('.')))
    .sort((a, b) => compareParts(a.parts, b.parts, compare))
    .map(({ file, parts }) => ({
      file,
      folder: parts.slice(0, -1).join('/'),
      name: parts.at(-1) ?? '',
    }));
}

function compareParts(
  a: readonly string[],
  b: readonly string[],
  compare: (one: string, other: string) => number,
): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compare(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
