import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './inTransaction.ts';

/** Finds more than there is in a longer number, which does no harm: nothing of that name is there. */
const hash = /[0-9a-f]{64}/g;

/**
 * Notes in `run_artifacts` which artifacts the runs in the history need: whatever looks like one in a run's pipeline
 * and in its events since the last scan. Each run under a lock of its own, or all under that of the caller.
 */
export function scanRuns(database: DatabaseSync): void {
  const noteArtifact = database.prepare(
    'INSERT OR IGNORE INTO run_artifacts (run_id, artifact_id) VALUES (?, ?)',
  );
  const noteScan = database.prepare(
    'INSERT INTO run_scans (run_id, seq) VALUES (?, ?) ON CONFLICT (run_id) DO UPDATE SET seq = excluded.seq',
  );
  const eventsAfter = database.prepare(
    'SELECT seq, body FROM events WHERE run_id = ? AND seq > ? ORDER BY seq',
  );
  const note = (runId: string, text: string): void => {
    for (const id of new Set(text.match(hash))) noteArtifact.run(runId, id);
  };
  const fresh = database.prepare(
    'SELECT id, pipeline FROM runs WHERE id NOT IN (SELECT run_id FROM run_scans)',
  );
  const behind = database.prepare(
    `SELECT run_id, seq FROM run_scans WHERE seq <
       (SELECT COALESCE(MAX(events.seq), 0) FROM events WHERE events.run_id = run_scans.run_id)`,
  );
  const begin = (row: Row): void => {
    note(String(row['id']), String(row['pipeline']));
    noteScan.run(String(row['id']), 0);
  };
  const goOn = (row: Row): void => {
    const runId = String(row['run_id']);
    let last = Number(row['seq']);
    for (const event of eventsAfter.all(runId, last)) {
      note(runId, String(event['body']));
      last = Number(event['seq']);
    }
    noteScan.run(runId, last);
  };
  for (const row of fresh.all()) inTransaction(database, () => begin(row));
  for (const row of behind.all()) inTransaction(database, () => goOn(row));
}

type Row = { readonly [column: string]: unknown };
