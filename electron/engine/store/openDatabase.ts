import { DatabaseSync } from 'node:sqlite';
import { FailureError } from '../../../shared/domain/failure.ts';

const migrations: readonly string[] = [
  `CREATE TABLE runs (
     id TEXT PRIMARY KEY, pipeline_name TEXT NOT NULL, pipeline_path TEXT, pipeline TEXT NOT NULL,
     status TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER
   ) STRICT;
   CREATE INDEX runs_by_start ON runs (started_at DESC);
   CREATE TABLE events (
     run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, seq INTEGER NOT NULL,
     at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run_id, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE artifacts (
     id TEXT PRIMARY KEY, size INTEGER NOT NULL, media_type TEXT NOT NULL, name TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE recent_files (path TEXT PRIMARY KEY, name TEXT NOT NULL, opened_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
];

/**
 * Opens the engine's one SQLite file (WAL, shared safely by several processes) and brings its schema up.
 * Throws FailureError for a file made by a newer Patchbay.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;',
  );
  migrate(database, path);
  return database;
}

function migrate(database: DatabaseSync, path: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = readVersion(database);
    if (version > migrations.length) {
      throw new FailureError({
        kind: 'storage',
        code: 'TOO_NEW',
        message: `The data folder was made by a newer version of Patchbay (${path}): update Patchbay.`,
      });
    }
    for (const sql of migrations.slice(version)) database.exec(sql);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    database.close();
    throw error;
  }
}

function readVersion(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return typeof row?.['user_version'] === 'number' ? row['user_version'] : 0;
}
