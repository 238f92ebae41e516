import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FolderListing } from '../../../shared/api/types.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Lists a folder for the in-app dialog: folders, then pipelines, each by name; hidden entries are left out. */
export async function browseFolder(
  folder: string,
  allowed: readonly string[] | undefined,
): Promise<FolderListing> {
  const path = resolve(folder);
  await requireAllowed(path, allowed);
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    const code = errorCode(error) ?? say('files.unknownReason');
    throw invalidInput(say('files.folderClosed', { path, code }));
  });
  const shown = entries.filter(
    (entry) => !entry.name.startsWith('.') && (isPipeline(entry.name) || !entry.isFile()),
  );
  const described = await Promise.all(shown.map((entry) => describe(path, entry.name)));
  const above = dirname(path);
  return {
    folder: path,
    parent: above !== path && (await isAllowed(above, allowed)) ? above : null,
    entries: described
      .filter((entry) => entry !== undefined)
      .sort((a, b) =>
        a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === 'folder' ? -1 : 1,
      ),
  };
}

/** A folder or a pipeline, links followed; undefined for anything else, such as a device or a broken link. */
async function describe(
  folder: string,
  name: string,
): Promise<FolderListing['entries'][number] | undefined> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !(found.isDirectory() || (found.isFile() && isPipeline(name))))
    return undefined;
  const kind = found.isDirectory() ? ('folder' as const) : ('file' as const);
  return { name, path, kind, size: found.size, modifiedAt: found.mtimeMs };
}

function isPipeline(name: string): boolean {
  return name.toLowerCase().endsWith('.patchbay');
}

/** Throws `invalid-input` for a path outside the folders that this host may show; links are followed first. */
export async function requireAllowed(
  path: string,
  allowed: readonly string[] | undefined,
): Promise<void> {
  if (await isAllowed(resolve(path), allowed)) return;
  throw new FailureError({
    kind: 'invalid-input',
    ...say('files.outside', { path, folders: allowed?.join(', ') ?? '' }),
  });
}

async function isAllowed(path: string, allowed: readonly string[] | undefined): Promise<boolean> {
  if (allowed === undefined) return true;
  const real = await realPlace(path);
  const folders = await Promise.all(allowed.map((folder) => realPlace(resolve(folder))));
  return folders.some((folder) => {
    const inside = relative(folder, real);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  });
}

/** Where a path leads once links are followed; the end of it need not be there yet. */
async function realPlace(path: string): Promise<string> {
  const above = dirname(path);
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined || above === path) return real ?? path;
  return join(await realPlace(above), basename(path));
}
