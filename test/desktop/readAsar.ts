import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of an archive; `isUnpacked` when its bytes lie in the folder `<archive>.unpacked`. */
export type AsarFile = {
  readonly path: string;
  readonly isUnpacked: boolean;
  readonly start: number;
  readonly size: number;
};

type Entry = {
  readonly files?: { readonly [name: string]: Entry };
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
};

/** Lists an asar archive: a header of four numbers, the tree as JSON, then the files one after the other. */
export function readAsar(archive: string): readonly AsarFile[] {
  const bytes = readFileSync(archive);
  const dataStart = 8 + bytes.readUInt32LE(4);
  const tree: Entry = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const filesOf = (entry: Entry, path: string): readonly AsarFile[] => {
    if (entry.files !== undefined) {
      const prefix = path === '' ? '' : `${path}/`;
      return Object.entries(entry.files).flatMap(([name, child]) => filesOf(child, prefix + name));
    }
    const { size = 0, offset = '0', unpacked = false } = entry;
    return [{ path, isUnpacked: unpacked, start: dataStart + Number(offset), size }];
  };
  return filesOf(tree, '');
}

/** Writes every file of an archive, the unpacked ones included, under `folder`. */
export function extractAsar(archive: string, folder: string): void {
  const bytes = readFileSync(archive);
  for (const { path, isUnpacked, start, size } of readAsar(archive)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (isUnpacked) copyFileSync(join(`${archive}.unpacked`, path), target);
    else writeFileSync(target, bytes.subarray(start, start + size));
  }
}
