import type { DatabaseSync } from 'node:sqlite';
import { createDoomedFiles, graceMs, type DeletedFiles } from './doomedFiles.ts';
import { scanRuns } from './scanRuns.ts';
import { inTransaction } from './inTransaction.ts';

/** What went: results that will not be used again, and the files that nothing else needed. */
export type Cleared = DeletedFiles & { readonly entries: number };

/** Which results go. All conditions hold together. */
export type ClearFilter = {
  /** Milliseconds since the last use. */
  readonly olderThanMs?: number;
  /** `owner/name`. */
  readonly model?: string;
};

/** Takes results out of the store. Files go after their rows, and never while somebody may need them. */
export type Evictor = {
  /** Takes the least recently used results until all together are within the limit, or no more may go. */
  toLimit(limitBytes: number): Cleared;
  clear(filter: ClearFilter): Cleared;
  /** Takes one result whose files are not what they were. */
  drop(fingerprint: string): void;
  /** Deletes what was to be deleted and is due, in short steps; a step gives what went. */
  sweep(): Generator<DeletedFiles, void>;
  /** Deletes files that no row names. */
  deleteOrphans(): DeletedFiles;
};

/** Results that may go by themselves: no file of theirs is needed by a run in the history or by a pipeline. */
const free = `NOT EXISTS (
  SELECT 1 FROM result_artifacts AS mine WHERE mine.fingerprint = results.fingerprint AND (
    EXISTS (SELECT 1 FROM run_artifacts WHERE run_artifacts.artifact_id = mine.artifact_id) OR
    EXISTS (SELECT 1 FROM kept_artifacts WHERE kept_artifacts.artifact_id = mine.artifact_id)))`;

/** Makes the part of the cache that forgets. */
export function createEvictor(options: {
  readonly database: DatabaseSync;
  /** The folder of the artifact store. */
  readonly folder: string;
  readonly now: () => number;
}): Evictor {
  const { database, now } = options;
  const doomedFiles = createDoomedFiles(options);
  const leastUsed = database.prepare(
    `SELECT fingerprint FROM results WHERE ABS(? - used_at) >= ${graceMs} AND ${free} ORDER BY used_at, fingerprint`,
  );
  const matching = database.prepare(
    'SELECT fingerprint FROM results WHERE used_at <= :before AND (:model IS NULL OR model = :model)',
  );
  const lookUp = database.prepare(
    'SELECT used_at, LENGTH(outputs) AS length FROM results WHERE fingerprint = ?',
  );
  const filesOf = database.prepare(
    `SELECT artifact_id, COALESCE(size, 0) AS size FROM result_artifacts
       LEFT JOIN artifacts ON id = artifact_id WHERE fingerprint = ?`,
  );
  const isShared = database.prepare('SELECT 1 FROM result_artifacts WHERE artifact_id = ?');
  const remove = database.prepare('DELETE FROM results WHERE fingerprint = ?');

  /** Takes one result and gives what it took on the disk by itself. */
  const take = (fingerprint: string): number => {
    const row = lookUp.get(fingerprint);
    const files = filesOf.all(fingerprint);
    remove.run(fingerprint);
    let bytes = Number(row?.['length'] ?? 0);
    for (const file of files) {
      const id = String(file['artifact_id']);
      if (isShared.get(id) !== undefined) continue;
      bytes += Number(file['size']);
      doomedFiles.doom(id, Number(row?.['used_at'] ?? 0) + graceMs);
    }
    return bytes;
  };

  const takeToLimit = (limitBytes: number): number => {
    let left = totalBytes(database);
    if (left <= limitBytes) return 0;
    scanRuns(database);
    let entries = 0;
    for (const row of leastUsed.all(now())) {
      if (left <= limitBytes) break;
      left -= take(String(row['fingerprint']));
      entries += 1;
    }
    return entries;
  };

  const takeMatching = ({ olderThanMs = 0, model }: ClearFilter): number => {
    const rows = matching.all({ before: now() - olderThanMs, model: model ?? null });
    for (const row of rows) take(String(row['fingerprint']));
    return rows.length;
  };

  return {
    toLimit: (limitBytes) => {
      // Most of the looking is done before the lock is taken for long.
      if (totalBytes(database) > limitBytes) scanRuns(database);
      const entries = inTransaction(database, () => takeToLimit(limitBytes));
      return { entries, ...doomedFiles.delete() };
    },
    clear: (filter) => {
      const entries = inTransaction(database, () => takeMatching(filter));
      return { entries, ...doomedFiles.delete() };
    },
    drop: (fingerprint) => inTransaction(database, () => void take(fingerprint)),
    sweep: doomedFiles.steps,
    deleteOrphans: doomedFiles.deleteOrphans,
  };
}

/** What the results take on the disk: each file once, and the texts. */
export function totalBytes(database: DatabaseSync): number {
  const row = database
    .prepare(
      `SELECT (SELECT COALESCE(SUM(LENGTH(outputs)), 0) FROM results) +
        (SELECT COALESCE(SUM(size), 0) FROM artifacts WHERE id IN (SELECT artifact_id FROM result_artifacts)) AS bytes`,
    )
    .get();
  return Number(row?.['bytes'] ?? 0);
}
