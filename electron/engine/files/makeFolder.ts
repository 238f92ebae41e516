import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../../shared/domain/errorCode.ts';

/**
 * Makes a folder and those above it. Unlike `mkdir` with `recursive`, it tells why the first one that is missing
 * cannot be made (a read-only disk gives ENOENT there), and ends where no folder can ever be made, as under /proc.
 * Throws the system's error; ENOTDIR where a file stands in the way.
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let path = folder; !(await isFolder(path)); path = dirname(path)) missing.push(path);
  for (const path of missing.toReversed()) {
    await mkdir(path).catch((error: unknown) => {
      // Another task has made it meanwhile.
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && dirname(path) !== path) return false;
    throw error;
  }
  throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR', path });
}
