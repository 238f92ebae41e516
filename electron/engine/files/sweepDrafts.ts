import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId } from '../../../shared/domain/ids.ts';

const prefix = '.patchbay-';
const suffix = '.part';
const oneDay = 86_400_000;

function prefixOf(runId: RunId | undefined): string {
  return runId === undefined ? prefix : `${prefix}${runId}-`;
}

/** The path of a file in a folder of the user that is not whole yet. */
export function draftPath(folder: string, runId?: RunId): string {
  return join(folder, `${prefixOf(runId)}${randomUUID()}${suffix}`);
}

/**
 * Removes the half-written copies that processes which are gone have left in a folder: those of a run that begins, or
 * goes on, and those that are more than a day old.
 */
export async function sweepDrafts(folder: string, now: number, runId?: RunId): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const drafts = names.filter((name) => name.startsWith(prefix) && name.endsWith(suffix));
  for (const name of drafts) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    // The time of the last change of the name or the bytes: a copy may carry an older time of change.
    const isOwn =
      runId !== undefined &&
      name.startsWith(prefixOf(runId)) &&
      // The rest is a UUID: the ids of other runs may begin like this one.
      name.length === prefixOf(runId).length + 36 + suffix.length;
    const ageMs = found === undefined ? 0 : now - Math.max(found.mtimeMs, found.ctimeMs);
    if (isOwn || ageMs > oneDay) await rm(path, { force: true }).catch(() => undefined);
  }
}
