import type { DatabaseSync } from 'node:sqlite';

const hash = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

/**
 * Notes in `run_artifacts` which artifacts the runs in the history need: whatever looks like one in a run's pipeline
 * and in its events since the last scan. To be called under the write lock.
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
  for (const row of fresh.all()) {
    note(String(row['id']), String(row['pipeline']));
    noteScan.run(String(row['id']), 0);
  }
  for (const row of database.prepare('SELECT run_id, seq FROM run_scans').all()) {
    const runId = String(row['run_id']);
    const from = Number(row['seq']);
    let last = from;
    for (const event of eventsAfter.iterate(runId, from)) {
      note(runId, String(event['body']));
      last = Number(event['seq']);
    }
    if (last > from) noteScan.run(runId, last);
  }
}
