import { stat } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { CacheStats } from '../../../shared/api/types.ts';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { invalidInput } from '../../../shared/domain/failure.ts';
import { toRunId, type NodeId, type RunId } from '../../../shared/domain/ids.ts';
import { artifactsIn, type PortValues } from '../../../shared/domain/values.ts';
import type { Fingerprint, FingerprintParts } from '../../../shared/graph/fingerprint.ts';
import type { ArtifactStore } from './artifactStore.ts';
import { createEvictor, totalBytes, type Cleared, type ClearFilter } from './evictResults.ts';
import { hashFile } from './hashFile.ts';
import { inTransaction } from './inTransaction.ts';
import { say } from '../../../shared/sentences/say.ts';

/** A task of a pipeline, across its runs. */
export type TaskPlace = {
  /** Names the pipeline across runs, such as its path. */
  readonly pipelineKey: string;
  readonly nodeId: NodeId;
  /** The index path of its item. */
  readonly path: readonly number[];
};

/** A result to keep. */
export type NewResult = TaskPlace & {
  readonly fingerprint: Fingerprint;
  readonly outputs: PortValues;
  readonly runId: RunId;
};

/** What the cache knows of a fingerprint. `at` is when the result was made, in milliseconds since 1970. */
export type FoundResult =
  | {
      readonly kind: 'hit';
      readonly outputs: PortValues;
      readonly at: number;
      readonly runId: RunId;
    }
  | { readonly kind: 'miss' }
  | { readonly kind: 'expired'; readonly at: number }
  /** A file of it was deleted or altered: the entry is gone now. */
  | { readonly kind: 'lost'; readonly because: string };

/** Results of tasks on disk, by fingerprint, for all runs and hosts on one data folder. */
export type ResultCache = {
  /** Looks up a result and verifies its files; one that is found is safe from eviction for an hour. */
  find(fingerprint: string): Promise<FoundResult>;
  /** Keeps a result whose files are in the store. False, and nothing kept, where one is missing. */
  put(result: NewResult): Promise<boolean>;
  /** Notes that a task used this result: it is the last to be evicted, and the next `latestParts` of the task. */
  touch(use: TaskPlace & { readonly fingerprint: Fingerprint }): void;
  /** What the last result of a task depended on, whether it is still there or not. */
  latestParts(place: TaskPlace): FingerprintParts | undefined;
  stats(): CacheStats;
  clear(filter: ClearFilter): Cleared;
  /** Throws `invalid-input` for less than a megabyte. */
  setLimit(bytes: number): void;
  /** Brings the cache within its limit. `put` does so too, from time to time. */
  evict(): Cleared;
  /** Deletes what was to be deleted and is due, as what a killed process had begun, in short steps. */
  sweep(): Iterable<unknown>;
};

const defaultLimit = 10_000_000_000;
const smallestLimit = 1_000_000;
const putsBetweenEvictions = 200;
const usesKeptMs = 180 * 86_400_000;

/** Makes the cache on an open database and the store of its files. */
export function createResultCache(options: {
  readonly database: DatabaseSync;
  readonly store: ArtifactStore;
  /** The folder of the store. */
  readonly folder: string;
  readonly now: () => number;
}): ResultCache {
  const { database, store, now } = options;
  const evictor = createEvictor(options);
  const statements = prepare(database);
  let putsLeft = putsBetweenEvictions;

  const limit = (): number => {
    const kept = Number(statements.getLimit.get()?.['value']);
    return Number.isFinite(kept) ? kept : defaultLimit;
  };

  const noteUse = ({ pipelineKey, nodeId, path }: TaskPlace, parts: FingerprintParts): void => {
    statements.noteUse.run(pipelineKey, nodeId, path.join('/'), JSON.stringify(parts), now());
  };

  const find = async (fingerprint: string): Promise<FoundResult> => {
    // Found and used in one step: another process has taken it before, or deletes no file of it for an hour.
    const row = statements.use.get({ now: now(), fingerprint });
    if (row === undefined) {
      const expired = statements.get.get(fingerprint);
      return expired === undefined
        ? { kind: 'miss' }
        : { kind: 'expired', at: Number(expired['created_at']) };
    }
    const at = Number(row['created_at']);
    const outputs = parseOutputs(row['outputs']);
    for (const artifact of filesOf(outputs)) {
      const because = await verify(fingerprint, artifact);
      if (because === undefined) continue;
      evictor.drop(fingerprint);
      return { kind: 'lost', because };
    }
    return { kind: 'hit', outputs, at, runId: toRunId(String(row['run_id'])) };
  };

  /** Why a file cannot stand for a result; undefined when it is what it was. A file that was touched is read again. */
  const verify = async (
    fingerprint: string,
    { id, name, size }: ArtifactRef,
  ): Promise<string | undefined> => {
    const path = store.pathOf(id);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || !found.isFile()) return `"${name}" was deleted from the data folder`;
    if (found.size !== size) return `"${name}" was altered in the data folder`;
    const noted = statements.getModified.get(fingerprint, id)?.['modified_at'];
    if (noted === found.mtimeMs) return undefined;
    if ((await hashFile(path)) !== id) return `"${name}" was altered in the data folder`;
    statements.setModified.run(found.mtimeMs, fingerprint, id);
    return undefined;
  };

  const put = async (result: NewResult): Promise<boolean> => {
    const files = new Map<string, number>();
    for (const { id, size } of filesOf(result.outputs)) {
      const found = await stat(store.pathOf(id)).catch(() => undefined);
      if (found === undefined || found.size !== size) return false;
      files.set(id, found.mtimeMs);
    }
    const { fingerprint, runId, outputs } = result;
    inTransaction(database, () => {
      evictor.drop(fingerprint.id);
      statements.insert.run(
        fingerprint.id,
        runId,
        fingerprint.model,
        JSON.stringify(outputs),
        fingerprint.lifetimeMs,
        now(),
        now(),
      );
      for (const [id, modified] of files) statements.insertFile.run(fingerprint.id, id, modified);
      noteUse(result, fingerprint.parts);
    });
    putsLeft -= 1;
    if (putsLeft <= 0) evict();
    return true;
  };

  const evict = (): Cleared => {
    putsLeft = putsBetweenEvictions;
    statements.forgetUses.run(now() - usesKeptMs);
    return evictor.toLimit(limit());
  };

  return {
    find,
    put,
    touch: ({ fingerprint, ...place }) => {
      inTransaction(database, () => {
        statements.markUsed.run(now(), fingerprint.id);
        noteUse(place, fingerprint.parts);
      });
    },
    latestParts: ({ pipelineKey, nodeId, path }) => {
      const row = statements.latest.get(pipelineKey, nodeId, path.join('/'));
      return row === undefined ? undefined : parseParts(row['parts']);
    },
    stats: () => ({
      bytes: totalBytes(database),
      limitBytes: limit(),
      models: statements.models.all().map((row) => ({
        model: String(row['model']),
        entries: Number(row['entries']),
        bytes: Number(row['bytes']),
      })),
    }),
    clear: (filter) => {
      const cleared = evictor.clear(filter);
      const orphans = evictor.deleteOrphans();
      return {
        entries: cleared.entries,
        files: cleared.files + orphans.files,
        bytes: cleared.bytes + orphans.bytes,
      };
    },
    setLimit: (bytes) => {
      if (!Number.isSafeInteger(bytes) || bytes < smallestLimit)
        throw invalidInput(say('runs.cacheLimit'));
      statements.setLimit.run(String(bytes));
    },
    evict,
    sweep: evictor.sweep,
  };
}

function prepare(database: DatabaseSync) {
  return {
    get: database.prepare('SELECT created_at FROM results WHERE fingerprint = ?'),
    use: database.prepare(
      `UPDATE results SET used_at = :now WHERE fingerprint = :fingerprint
         AND (lifetime_ms IS NULL OR :now - created_at < lifetime_ms) RETURNING *`,
    ),
    insert: database.prepare(
      `INSERT INTO results (fingerprint, run_id, model, outputs, lifetime_ms, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertFile: database.prepare(
      'INSERT INTO result_artifacts (fingerprint, artifact_id, modified_at) VALUES (?, ?, ?)',
    ),
    markUsed: database.prepare('UPDATE results SET used_at = ? WHERE fingerprint = ?'),
    getModified: database.prepare(
      'SELECT modified_at FROM result_artifacts WHERE fingerprint = ? AND artifact_id = ?',
    ),
    setModified: database.prepare(
      'UPDATE result_artifacts SET modified_at = ? WHERE fingerprint = ? AND artifact_id = ?',
    ),
    noteUse: database.prepare(
      `INSERT INTO result_uses (pipeline_key, node_id, path, parts, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (pipeline_key, node_id, path) DO UPDATE SET parts = excluded.parts, at = excluded.at`,
    ),
    forgetUses: database.prepare('DELETE FROM result_uses WHERE at < ?'),
    latest: database.prepare(
      'SELECT parts FROM result_uses WHERE pipeline_key = ? AND node_id = ? AND path = ?',
    ),
    models: database.prepare(
      `SELECT model, COUNT(*) AS entries, SUM(LENGTH(outputs)) + COALESCE(SUM(
         (SELECT SUM(size) FROM result_artifacts AS mine JOIN artifacts ON artifacts.id = mine.artifact_id
            WHERE mine.fingerprint = results.fingerprint)), 0) AS bytes
         FROM results GROUP BY model ORDER BY bytes DESC, model`,
    ),
    getLimit: database.prepare("SELECT value FROM settings WHERE key = 'cacheLimit'"),
    setLimit: database.prepare(
      "INSERT INTO settings (key, value) VALUES ('cacheLimit', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    ),
  };
}

function filesOf(outputs: PortValues): readonly ArtifactRef[] {
  return Object.values(outputs).flatMap(artifactsIn);
}

/** The cache reads back only what `put` wrote. */
function parseOutputs(value: unknown): PortValues {
  return JSON.parse(String(value)) as PortValues;
}

/** The cache reads back only what `put` and `touch` wrote. */
function parseParts(value: unknown): FingerprintParts {
  return JSON.parse(String(value)) as FingerprintParts;
}
