import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { ExportRequest, IfExists } from '../../../shared/nodes/nodeContext.ts';
import { numberedName, safeFileName, safeFolder } from '../../../shared/nodes/safeNames.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';

/**
 * Writes a copy of an artifact for the user and gives its absolute path. Whole or not at all: it is copied
 * beside its place, synced, then given its name. Never leaves `outputFolder`, never overwrites unless told.
 */
export async function exportFile(
  store: ArtifactStore,
  outputFolder: string,
  request: ExportRequest,
): Promise<string> {
  const folder = join(outputFolder, ...safeFolder(request.folder));
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.patchbay-${randomUUID()}.part`);
  try {
    await copyFile(store.pathOf(request.artifact.id), draft, constants.COPYFILE_FICLONE);
    await sync(draft);
    return await publish(draft, {
      folder,
      name: safeFileName(request.fileName),
      ifExists: request.ifExists,
    });
  } finally {
    await rm(draft, { force: true });
  }
}

type Place = { readonly folder: string; readonly name: string; readonly ifExists: IfExists };

async function publish(draft: string, { folder, name, ifExists }: Place): Promise<string> {
  if (ifExists === 'overwrite') {
    const path = join(folder, name);
    await rename(draft, path);
    return path;
  }
  for (let count = 1; count < 100_000; count += 1) {
    const path = join(folder, count === 1 ? name : numberedName(name, count));
    if (await claim(draft, path)) return path;
    if (ifExists === 'fail') {
      throw new FailureError({
        kind: 'storage',
        code: 'EEXIST',
        message: `The file "${path}" is there already: choose another name, or let the Download node keep both.`,
      });
    }
  }
  throw new FailureError({
    kind: 'storage',
    code: 'EEXIST',
    message: `The folder "${folder}" holds too many files named "${name}": choose another name.`,
  });
}

/** Gives the draft its name only if the name is free; a hard link does both in one step. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP')
      throw error;
  }
  // Some disks (exFAT, network shares) have no hard links.
  if ((await stat(path).catch(() => undefined)) !== undefined) return false;
  await rename(draft, path);
  return true;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
