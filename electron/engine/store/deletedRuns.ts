import type { DatabaseSync } from 'node:sqlite';
import type { RunId } from '../../../shared/domain/ids.ts';
import { inTransaction } from './inTransaction.ts';

/** What is of no other run, no pipeline and no result. */
const isOnlyOfRun = `
  NOT EXISTS (SELECT 1 FROM kept_artifacts WHERE kept_artifacts.artifact_id = mine.artifact_id) AND
  NOT EXISTS (SELECT 1 FROM result_artifacts AS result WHERE result.artifact_id = mine.artifact_id) AND
  NOT EXISTS (SELECT 1 FROM run_artifacts AS other
    WHERE other.artifact_id = mine.artifact_id AND other.run_id <> mine.run_id)`;

/** So many rows go under one lock: others wait for milliseconds only. */
const rowsPerLock = 2_000;
/** A row of events holds up to a hundred of them. */
const eventRowsPerLock = 200;

/** Runs that are deleted: nobody sees them from that moment, and what they were made of goes in steps. */
export type DeletedRunRows = {
  /**
   * Deletes a run that has ended and keeps its id taken. False for one that has not, that another engine has claimed, or
   * of which something may still go on at its provider.
   */
  mark(runId: RunId): boolean;
  /** Takes apart what is marked, also what a killed process has left; each step under a lock of its own. */
  steps(): Generator<void, void>;
};

/** Makes them on an open database. `now` gives milliseconds since 1970. */
export function createDeletedRunRows(database: DatabaseSync, now: () => number): DeletedRunRows {
  const mark = database.prepare(
    `UPDATE runs SET status = 'deleted' WHERE id = ? AND status IN ('succeeded', 'failed', 'canceled')
       AND NOT EXISTS (SELECT 1 FROM unended WHERE run_id = runs.id)`,
  );
  const remember = database.prepare('INSERT INTO deleted_runs (id) VALUES (?)');
  const next = database.prepare(`SELECT id FROM runs WHERE status = 'deleted' LIMIT 1`);
  const remove = database.prepare('DELETE FROM runs WHERE id = ?');
  const doom = database.prepare(
    `INSERT INTO doomed_artifacts (artifact_id, not_before)
       SELECT mine.artifact_id, :now FROM (
         SELECT run_id, artifact_id FROM run_artifacts WHERE run_id = :run ORDER BY artifact_id LIMIT ${rowsPerLock}
       ) AS mine JOIN artifacts ON artifacts.id = mine.artifact_id WHERE ${isOnlyOfRun}
     ON CONFLICT (artifact_id) DO NOTHING`,
  );
  const parts = [
    ['run_artifacts', 'artifact_id', rowsPerLock],
    ['events', 'seq', eventRowsPerLock],
    ['tasks', 'node_id, place', rowsPerLock],
    ['predictions', 'provider, id', rowsPerLock],
  ].map(([table, key, most]) =>
    database.prepare(
      `DELETE FROM ${table} WHERE run_id = :run AND (${key}) IN
         (SELECT ${key} FROM ${table} WHERE run_id = :run ORDER BY ${key} LIMIT ${most})`,
    ),
  );

  /** False once nothing of the run is left. The file that nothing else needs is doomed with the row that named it. */
  const takeSome = (run: string): boolean => {
    doom.run({ run, now: now() });
    if (parts.some((part) => Number(part.run({ run }).changes) > 0)) return true;
    remove.run(run);
    return false;
  };

  return {
    mark: (runId) =>
      inTransaction(database, () => {
        if (mark.run(runId).changes === 0) return false;
        remember.run(runId);
        return true;
      }),
    steps: function* steps() {
      for (let row = next.get(); row !== undefined; row = next.get()) {
        const run = String(row['id']);
        while (inTransaction(database, () => takeSome(run))) yield;
        yield;
      }
    },
  };
}
