import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, isAbsolute } from 'node:path';
import type { FolderListing } from '../../../shared/api/types.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';

/** Lists a folder for the in-app dialog: folders, then pipelines, each by name; hidden entries are left out. */
export async function browseFolder(
  folder: string,
  allowed: readonly string[] | undefined,
): Promise<FolderListing> {
  const path = resolve(folder);
  requireAllowed(path, allowed);
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw invalidInput(`The folder "${path}" cannot be opened (${code}): choose another one.`);
  });
  const shown = entries.filter(
    (entry) =>
      !entry.name.startsWith('.') && (entry.isDirectory() || entry.name.endsWith('.patchbay')),
  );
  const described = await Promise.all(
    shown.map(async (entry) => {
      const entryPath = join(path, entry.name);
      const found = await stat(entryPath).catch(() => undefined);
      const kind = entry.isDirectory() ? ('folder' as const) : ('file' as const);
      return {
        name: entry.name,
        path: entryPath,
        kind,
        size: found?.size ?? 0,
        modifiedAt: found?.mtimeMs ?? 0,
      };
    }),
  );
  described.sort((a, b) =>
    a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === 'folder' ? -1 : 1,
  );
  const above = dirname(path);
  return {
    folder: path,
    parent: above !== path && isAllowed(above, allowed) ? above : null,
    entries: described,
  };
}

/** Throws `invalid-input` for a path outside the folders that this host may show. */
export function requireAllowed(path: string, allowed: readonly string[] | undefined): void {
  if (isAllowed(resolve(path), allowed)) return;
  throw new FailureError({
    kind: 'invalid-input',
    message: `"${path}" is outside the folders that this Patchbay may open (${allowed?.join(', ') ?? ''}): choose a place inside them.`,
  });
}

function isAllowed(path: string, allowed: readonly string[] | undefined): boolean {
  if (allowed === undefined) return true;
  return allowed.some((folder) => {
    const inside = relative(resolve(folder), path);
    return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
  });
}
