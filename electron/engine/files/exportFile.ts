import { constants } from 'node:fs';
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactId } from '../../../shared/domain/ids.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { ExportRequest, IfExists } from '../../../shared/nodes/nodeContext.ts';
import { numberedName, safeFileName, safeFolder } from '../../../shared/nodes/safeNames.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { hashFile } from '../store/hashFile.ts';
import { draftPath, sweepDrafts } from './sweepDrafts.ts';
import { makeFolder } from './makeFolder.ts';
import { writeError } from '../store/storageError.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { say } from '../../../shared/sentences/say.ts';

/** What of its own a run may find where it is about to write. */
export type Written = {
  /**
   * One that goes on after a crash may have written a file without having noted it: not one that is older than this, in
   * milliseconds since 1970. Infinity for a run that has just begun.
   */
  readonly since: number;
  /** Paths that the run has written; those of this task are added. */
  readonly taken: Set<string>;
  /** What samples of the run have written, by path: where it still is as they wrote it, it makes room. */
  readonly sampled: ReadonlyMap<string, ArtifactId>;
};

/**
 * Writes a copy of an artifact for the user and gives its absolute path. Whole or not at all: it is copied
 * beside its place, synced, then given its name. Never leaves `outputFolder`, never overwrites unless told.
 */
export async function exportFile(
  store: ArtifactStore,
  outputFolder: string,
  request: ExportRequest & {
    readonly written?: Written;
    /** Folders whose half-written copies have been removed, or are being; others are added. */
    readonly swept?: Map<string, Promise<void>>;
    readonly runId?: RunId;
  },
): Promise<string> {
  const { artifact, ifExists, swept } = request;
  const folder = join(outputFolder, ...safeFolder(request.folder));
  const name = safeFileName(request.fileName);
  if ((await store.find(artifact.id)) === undefined) {
    throw new FailureError({
      kind: 'not-found',
      ...say('files.bytesGone', { name: artifact.name }),
    });
  }
  const draft = draftPath(folder, request.runId);
  try {
    await makeFolder(folder);
    // No copy of this run begins before the folder is clean: the sweep would take it for an old one.
    if (swept !== undefined) {
      const sweep = swept.get(folder) ?? sweepDrafts(folder, Date.now(), request.runId);
      swept.set(folder, sweep);
      await sweep;
    }
    await copyFile(store.pathOf(artifact.id), draft, constants.COPYFILE_FICLONE);
    await sync(draft);
    const { written } = request;
    const { id, size } = artifact;
    const take = written && ((at: string) => takeOwn({ path: draft, id, size }, at, written));
    const path = await publish(draft, { folder, name, ifExists, ...(take && { takeOwn: take }) });
    // Two equal items are two files.
    written?.taken.add(path);
    return path;
  } catch (error) {
    throw writeError(error, say('disk.notSaved', { name, folder }));
  } finally {
    // A disk that refused the copy may refuse this too; what matters is why the copy failed.
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

type Place = {
  readonly folder: string;
  readonly name: string;
  readonly ifExists: IfExists;
  /** Says whether the draft's bytes stand there after all. */
  readonly takeOwn?: (path: string) => Promise<boolean>;
};

async function publish(draft: string, place: Place): Promise<string> {
  const { folder, name, ifExists, takeOwn: take } = place;
  if (ifExists === 'overwrite') {
    const path = join(folder, name);
    await rename(draft, path);
    return path;
  }
  for (let count = 1; count < 100_000; count += 1) {
    const path = join(folder, count === 1 ? name : numberedName(name, count));
    if ((await claim(draft, path)) || (await take?.(path)) === true) return path;
    if (ifExists === 'fail') {
      throw new FailureError({
        kind: 'storage',
        code: 'EEXIST',
        ...say('files.exists', { path }),
      });
    }
  }
  throw new FailureError({
    kind: 'storage',
    code: 'EEXIST',
    ...say('files.manyNamed', { folder, name }),
  });
}

/**
 * Makes what the run itself has written the place of the draft: the same bytes, written since it began, or whatever a
 * sample of it has left there. Not what another task of it has noted. False where none of this stands there.
 */
async function takeOwn(
  draft: Draft,
  path: string,
  { since, taken, sampled }: Written,
): Promise<boolean> {
  if (taken.has(path)) return false;
  const { size, ctimeMs } = await stat(path);
  const mayBeSame = ctimeMs >= since && size === draft.size;
  if (!mayBeSame && !sampled.has(path)) return false;
  const found = await hashFile(path);
  const isSample = found === sampled.get(path);
  const isSame = mayBeSame && found === draft.id;
  if ((!isSample && !isSame) || taken.has(path)) return false;
  taken.add(path);
  if (found !== draft.id) await rename(draft.path, path);
  return true;
}

type Draft = { readonly path: string; readonly id: ArtifactId; readonly size: number };

/** What `link` answers on disks without hard links (exFAT, network shares); Windows says EISDIR. */
const noLinks = new Set(['EPERM', 'EISDIR', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']);

/** Gives the draft its name only if the name is free; a hard link does both in one step. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!noLinks.has(errorCode(error) ?? '')) throw error;
  }
  if (!(await reserve(path))) return false;
  await rename(draft, path);
  return true;
}

/** Takes a free name with an empty file, so that nobody else can: the draft replaces it at once. */
async function reserve(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
