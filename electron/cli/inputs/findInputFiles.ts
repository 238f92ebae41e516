import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { badUsage } from '../cliError.ts';
import { inFolderOrder } from '../../../shared/nodes/folderFiles.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';

/** The files that a path after `@` means: itself, or the visible files of a folder and of those inside it, in order. */
type InputFiles = {
  readonly isFolder: boolean;
  readonly files: readonly {
    readonly path: string;
    /** Relative to the folder that was given, with `/`; empty for that one itself. */
    readonly folder: string;
  }[];
};

/** Finds them; throws a usage error that names the path when there is nothing. */
export async function findInputFiles(wanted: string, inputName: string): Promise<InputFiles> {
  const found = await stat(wanted).catch((error: unknown) => {
    throw badUsage(unreadable(wanted, inputName, error));
  });
  if (found.isFile()) return { files: [{ path: wanted, folder: '' }], isFolder: false };
  if (!found.isDirectory()) {
    throw badUsage(
      `"${wanted}", given to "${inputName}", is neither a file nor a folder: give one of them.`,
    );
  }
  const paths = await listFiles(wanted).catch((error: unknown) => {
    throw badUsage(unreadable(wanted, inputName, error));
  });
  const files = inFolderOrder(paths, (each) => each).map(({ file, folder }) => ({
    path: path.join(wanted, file),
    folder,
  }));
  return { files, isFolder: true };
}

/** The files inside a folder, however deep, relative to it with `/`. Links are not followed: they may lead out, or round. */
async function listFiles(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(inside);
      else if (entry.isFile()) files.push(inside);
    }
  }
  return files;
}

/** The sentence for a file that cannot be read. */
export function unreadable(wanted: string, inputName: string, error: unknown): string {
  const code = errorCode(error) ?? 'unknown reason';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return `The file "${wanted}", given to "${inputName}", does not exist: check the path.`;
  }
  return `The file "${wanted}", given to "${inputName}", cannot be read (${code}): check its permissions.`;
}
