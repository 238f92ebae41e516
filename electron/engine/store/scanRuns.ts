import type { DatabaseSync } from 'node:sqlite';
import { createArtifactNotes } from './artifactNotes.ts';
import { inTransaction } from './inTransaction.ts';

/** So many events are read under one lock: others wait for milliseconds only. */
const eventsPerLock = 2_000;

/**
 * Notes which artifacts the runs of before the journal did so need: all that is left to note. Before anything is
 * deleted it must be done; usually there is nothing to do.
 */
export function scanRuns(database: DatabaseSync): void {
  while (scanSome(database));
}

/** Does a part of it, under a lock of its own or that of the caller. False when all is noted. */
export function scanSome(database: DatabaseSync): boolean {
  const next = database.prepare('SELECT run_id, seq FROM unscanned_runs LIMIT 1');
  if (next.get() === undefined) return false;
  inTransaction(database, () => {
    const row = next.get();
    if (row !== undefined) scanOn(database, String(row['run_id']), Number(row['seq']));
  });
  return true;
}

/** `seq` is below 0 where nothing of the run was read yet, not even its pipeline. */
function scanOn(database: DatabaseSync, runId: string, seq: number): void {
  const note = createArtifactNotes(database);
  const pipeline = database.prepare('SELECT pipeline FROM runs WHERE id = ?');
  if (seq < 0) note(runId, String(pipeline.get(runId)?.['pipeline']));
  const events = database
    .prepare('SELECT seq, body FROM events WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?')
    .all(runId, seq, eventsPerLock);
  for (const event of events) note(runId, String(event['body']));
  const last = events.length < eventsPerLock ? undefined : events.at(-1);
  if (last === undefined)
    database.prepare('DELETE FROM unscanned_runs WHERE run_id = ?').run(runId);
  else
    database
      .prepare('UPDATE unscanned_runs SET seq = ? WHERE run_id = ?')
      .run(Number(last['seq']), runId);
}
