import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isArtifactId, type ArtifactId } from '../../../shared/domain/ids.ts';
import { scanRuns } from './scanRuns.ts';
import { inTransaction } from './inTransaction.ts';

export type DeletedFiles = { readonly files: number; readonly bytes: number };

/** Artifacts that are to be deleted once nobody can need them. The list outlives the process. */
export type DoomedFiles = {
  /** Part of the caller's transaction. `notBefore` in milliseconds since 1970. */
  doom(id: string, notBefore: number): void;
  delete(): DeletedFiles;
  /** The same in steps, each under a lock of its own; a step gives what went. */
  steps(): Generator<DeletedFiles, void>;
  /** Files that no row names, as a process leaves when it is killed while it writes one. */
  deleteOrphans(): DeletedFiles;
};

/**
 * A file that was written, and a result that was used, within this time may be needed by a run that has not journalled
 * it yet. An hour is far more than lies between the two.
 */
export const graceMs = 3_600_000;

/** So many files are deleted under one lock: others wait for milliseconds only. */
const filesPerLock = 50;

const none: DeletedFiles = { files: 0, bytes: 0 };

/** Makes the list on an open database and the folder of the artifact store. */
export function createDoomedFiles({
  database,
  folder,
  now,
}: {
  readonly database: DatabaseSync;
  readonly folder: string;
  readonly now: () => number;
}): DoomedFiles {
  const pathOf = (id: ArtifactId): string => join(folder, id.slice(0, 2), id.slice(2));
  const insert = database.prepare(
    `INSERT INTO doomed_artifacts (artifact_id, not_before) VALUES (?, ?)
       ON CONFLICT (artifact_id) DO UPDATE SET not_before = MAX(not_before, excluded.not_before)`,
  );
  const due = database.prepare(
    `SELECT artifact_id FROM doomed_artifacts WHERE not_before <= ? AND artifact_id > ? ORDER BY artifact_id LIMIT ${filesPerLock}`,
  );
  const pardon = database.prepare('DELETE FROM doomed_artifacts WHERE artifact_id = ?');
  const forget = database.prepare('DELETE FROM artifacts WHERE id = ?');
  const isKnown = database.prepare('SELECT 1 FROM artifacts WHERE id = ?');
  const isNeeded = database.prepare(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM result_artifacts WHERE artifact_id = :id)
       OR EXISTS (SELECT 1 FROM run_artifacts WHERE artifact_id = :id)
       OR EXISTS (SELECT 1 FROM kept_artifacts WHERE artifact_id = :id)`,
  );

  /** The bytes that went; undefined where the file has to wait, or the system keeps it, as Windows does while it is read. */
  const deleteOld = (path: string): number | undefined => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 0;
    if (Math.abs(now() - found.mtimeMs) < graceMs) return undefined;
    try {
      rmSync(path);
      return found.size;
    } catch {
      return undefined;
    }
  };

  /** A kill before the end leaves the row on the list, and the next sweep does the rest. */
  const deleteOne = (id: ArtifactId): DeletedFiles => {
    if (isNeeded.get({ id }) !== undefined) {
      pardon.run(id);
      return none;
    }
    const bytes = deleteOld(pathOf(id));
    if (bytes === undefined) return none;
    forget.run(id);
    pardon.run(id);
    return { files: 1, bytes };
  };

  function* steps(): Generator<DeletedFiles, void> {
    for (let last = ''; ;) {
      const ids = due.all(now(), last).map((row) => String(row['artifact_id']));
      const end = ids.at(-1);
      if (end === undefined) return;
      last = end;
      yield inTransaction(database, () => {
        scanRuns(database);
        return ids.filter(isArtifactId).map(deleteOne).reduce(add, none);
      });
    }
  }

  return {
    doom: (id, notBefore) => void insert.run(id, notBefore),
    steps,
    delete: () => Array.from(steps()).reduce(add, none),
    deleteOrphans: () => {
      let total = none;
      for (const { id, path } of filesIn(folder)) {
        if (isKnown.get(id) !== undefined) continue;
        inTransaction(database, () => {
          const bytes = isKnown.get(id) === undefined ? deleteOld(path) : undefined;
          if (bytes !== undefined) total = add(total, { files: 1, bytes });
        });
      }
      return total;
    },
  };
}

function add(a: DeletedFiles, b: DeletedFiles): DeletedFiles {
  return { files: a.files + b.files, bytes: a.bytes + b.bytes };
}

function* filesIn(folder: string): Iterable<{ readonly id: string; readonly path: string }> {
  for (const part of readdirSync(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    for (const rest of readdirSync(join(folder, part))) {
      if (isArtifactId(part + rest)) yield { id: part + rest, path: join(folder, part, rest) };
    }
  }
}
