import { open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { writeError } from '../store/storageError.ts';
import { draftPath } from './sweepDrafts.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Throws a `storage` failure where no file can be saved in a folder, which may still have to be made. Leaves nothing behind. */
export async function requireSavable(folder: string): Promise<void> {
  try {
    // Permissions alone do not tell: root may write anywhere, and Windows keeps none.
    const trial = draftPath(await nearestFolder(folder));
    await (await open(trial, 'wx')).close();
    await rm(trial);
  } catch (error) {
    throw writeError(error, say('disk.nothingSaved', { folder }));
  }
}

/** The folder itself, or the first above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' && dirname(folder) !== folder) return undefined;
    throw error;
  });
  if (found === undefined) return nearestFolder(dirname(folder));
  if (found.isDirectory()) return folder;
  throw Object.assign(new Error(`${folder} is not a folder`), { code: 'ENOTDIR' });
}
