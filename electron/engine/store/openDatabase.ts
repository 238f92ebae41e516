import type { DatabaseSync } from 'node:sqlite';
import { FailureError } from '../../../shared/domain/failure.ts';
import { inTransaction } from './inTransaction.ts';
import { readPragma } from './readPragma.ts';
import { sqliteCode, storageError } from './storageError.ts';
import { WatchedDatabase } from './watchedDatabase.ts';
import { say } from '../../../shared/sentences/say.ts';

/** From an empty file on, in their order. One that was released stays as it is, and the next is added at the end. */
export const migrations: readonly string[] = [
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
  `ALTER TABLE runs ADD COLUMN owner TEXT;
   ALTER TABLE runs ADD COLUMN request TEXT;
   CREATE INDEX runs_running ON runs (id) WHERE status = 'running';
   CREATE TABLE predictions (
     provider TEXT NOT NULL, id TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
     node_id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (provider, id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX predictions_by_run ON predictions (run_id);`,
  `CREATE TABLE documents (
     source TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, part TEXT NOT NULL,
     size INTEGER NOT NULL, fetched_at INTEGER NOT NULL, used_at INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (source, kind, subject, part)
   ) STRICT;
   CREATE INDEX documents_by_use ON documents (used_at DESC, size);
   CREATE INDEX documents_by_subject ON documents (source, subject);
   CREATE TABLE uploads (
     owner TEXT NOT NULL, artifact TEXT NOT NULL, file_id TEXT NOT NULL, url TEXT NOT NULL,
     expires_at INTEGER NOT NULL, PRIMARY KEY (owner, artifact)
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE library_models (
     provider TEXT NOT NULL, model TEXT NOT NULL, summary TEXT NOT NULL, favourite INTEGER NOT NULL,
     used_at INTEGER, PRIMARY KEY (provider, model)
   ) STRICT, WITHOUT ROWID;`,
  // Results to be used again; what each node last depended on; which files runs and pipelines need; files to delete.
  `CREATE TABLE results (
     fingerprint TEXT PRIMARY KEY, run_id TEXT NOT NULL, model TEXT NOT NULL, outputs TEXT NOT NULL,
     lifetime_ms INTEGER, created_at INTEGER NOT NULL, used_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX results_by_use ON results (used_at);
   CREATE TABLE result_artifacts (
     fingerprint TEXT NOT NULL REFERENCES results (fingerprint) ON DELETE CASCADE,
     artifact_id TEXT NOT NULL, modified_at REAL NOT NULL, PRIMARY KEY (fingerprint, artifact_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX result_artifacts_by_id ON result_artifacts (artifact_id);
   CREATE TABLE result_uses (
     pipeline_key TEXT NOT NULL, node_id TEXT NOT NULL, path TEXT NOT NULL, parts TEXT NOT NULL,
     at INTEGER NOT NULL, PRIMARY KEY (pipeline_key, node_id, path)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE run_scans (
     run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, seq INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE run_artifacts (
     run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, artifact_id TEXT NOT NULL,
     PRIMARY KEY (run_id, artifact_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX run_artifacts_by_id ON run_artifacts (artifact_id);
   CREATE TABLE kept_artifacts (artifact_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   INSERT INTO kept_artifacts SELECT id FROM artifacts;
   CREATE TABLE doomed_artifacts (artifact_id TEXT PRIMARY KEY, not_before INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  // Money is in micro-dollars. The totals of runs and days are kept, so that a reservation costs the same in a run of 10,000.
  `CREATE TABLE own_prices (
     kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, name)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE measurements (
     id INTEGER PRIMARY KEY, model TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL,
     metrics TEXT NOT NULL, at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX measurements_by_model ON measurements (model, version, source, id DESC);
   CREATE TABLE reservations (
     run_id TEXT NOT NULL, task_key TEXT NOT NULL, attempt INTEGER NOT NULL, provider TEXT NOT NULL,
     model TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, reserved INTEGER,
     spent INTEGER, status TEXT, PRIMARY KEY (run_id, task_key, attempt)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX open_reservations ON reservations (run_id) WHERE state = 'open';
   CREATE TABLE run_spend (
     run_id TEXT PRIMARY KEY, cap INTEGER, allows_unknown INTEGER NOT NULL, reserved INTEGER NOT NULL,
     spent INTEGER NOT NULL, unknown INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE day_spend (
     day TEXT PRIMARY KEY, reserved INTEGER NOT NULL, spent INTEGER NOT NULL, unknown INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE secret_names (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`,
  // Runs that wait for a place or are paused; -1 is low, 1 high.
  `ALTER TABLE runs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX runs_waiting ON runs (status) WHERE status IN ('queued', 'paused');`,
  // What is open in each window, and what of it is in no file yet: a snapshot each, and the patches since.
  `CREATE TABLE windows (
     id TEXT PRIMARY KEY, owner TEXT NOT NULL, tabs TEXT NOT NULL, at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE drafts (
     id INTEGER PRIMARY KEY, window_id TEXT NOT NULL, document TEXT NOT NULL, path TEXT, revision TEXT,
     edits INTEGER NOT NULL, seq INTEGER NOT NULL, format INTEGER NOT NULL, snapshot TEXT NOT NULL,
     patched INTEGER NOT NULL, UNIQUE (window_id, document)
   ) STRICT;
   CREATE TABLE draft_patches (
     draft INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE, seq INTEGER NOT NULL,
     patch TEXT NOT NULL, PRIMARY KEY (draft, seq)
   ) STRICT, WITHOUT ROWID;`,
  // The history. Its list is read from an index, past the pipelines; files are noted as events are written, and only
  // runs of before are to be scanned; the id of a deleted run stays taken; tasks are noted when somebody looks at them.
  `CREATE INDEX runs_by_page ON runs (
     started_at DESC, id, status, owner, pipeline_name, pipeline_path, finished_at, priority
   );
   DROP INDEX runs_by_start;
   CREATE TABLE unscanned_runs (
     run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, seq INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   INSERT INTO unscanned_runs
     SELECT id, COALESCE((SELECT seq FROM run_scans WHERE run_id = runs.id), -1) FROM runs;
   DROP TABLE run_scans;
   CREATE INDEX runs_deleted ON runs (id) WHERE status = 'deleted';
   CREATE TABLE deleted_runs (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   CREATE TABLE task_scans (
     run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, seq INTEGER NOT NULL, whole TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE tasks (
     run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, node_id TEXT NOT NULL, place TEXT NOT NULL,
     status TEXT NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (run_id, node_id, place)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tasks_by_status ON tasks (run_id, node_id, status, place);`,
  // From here on a row of events may hold several: see eventRows.ts. What is there stays as it is, and Patchbays of before cannot read what comes.
  'SELECT 1;',
  // Runs are listed in the order in which they were made: a clock may be set back.
  `ALTER TABLE runs ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
   UPDATE runs SET seq = made.seq FROM
     (SELECT id, ROW_NUMBER() OVER (ORDER BY started_at, id DESC) AS seq FROM runs) AS made WHERE made.id = runs.id;
   DROP INDEX runs_by_page;
   CREATE INDEX runs_by_page ON runs (
     seq DESC, id, status, owner, pipeline_name, pipeline_path, started_at, finished_at, priority
   );`,
  // What stands in the fields of a draft and is no value yet.
  `ALTER TABLE drafts ADD COLUMN typed TEXT NOT NULL DEFAULT '{}';`,
  // What canceled runs have begun at a provider that could not be told to end it.
  `CREATE TABLE unended (
     run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, task_key TEXT NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (run_id, task_key)
   ) STRICT, WITHOUT ROWID;`,
  // Runs that somebody has canceled, until they have ended or are gone on with.
  `ALTER TABLE runs ADD COLUMN canceling INTEGER NOT NULL DEFAULT 0;`,
];

/**
 * Opens the engine's one SQLite file (WAL, shared safely by several processes) and brings its schema up.
 * Throws FailureError for a file made by a newer Patchbay, which is left as it was, and for one that cannot be used.
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new WatchedDatabase(path, { timeout: busyMs });
    requireKnownVersion(readPragma(database, 'user_version'), path);
    prepareFile(database);
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
    migrate(database, path);
    return database;
  } catch (error) {
    database?.close();
    throw storageError(error, path);
  }
}

const busyMs = 10_000;
const busySqlite = 5;

/**
 * Makes a new file one that can be shrunk, and any file one with a log. SQLite does not wait for a lock while it
 * switches to WAL: two processes that start on one new file would fail.
 */
function prepareFile(database: DatabaseSync): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 20) {
    try {
      // It writes to every file that it is told of, and a damaged one has to stay as it is.
      if (readPragma(database, 'page_count') === 0)
        database.exec('PRAGMA auto_vacuum = INCREMENTAL');
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (sqliteCode(error) !== busySqlite || waited >= busyMs) throw error;
    }
    Atomics.wait(pause, 0, 0, 20);
  }
}

function migrate(database: DatabaseSync, path: string): void {
  inTransaction(database, () => {
    const version = readPragma(database, 'user_version');
    requireKnownVersion(version, path);
    for (const sql of migrations.slice(version)) database.exec(sql);
    if (version < migrations.length) database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function requireKnownVersion(version: number, path: string): void {
  if (version <= migrations.length) return;
  throw new FailureError({
    kind: 'storage',
    code: 'TOO_NEW',
    ...say('disk.dataTooNew', { path }),
  });
}
