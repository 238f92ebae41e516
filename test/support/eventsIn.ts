import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readEventRow } from '../../electron/engine/store/eventRows.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';

/** The events of all runs of a data folder, each run's in order, as they are on disk. */
export function eventsIn(dataDir: string): readonly RunEvent[] {
  using database = new DatabaseSync(join(dataDir, 'journal.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT run_id, seq, at, body FROM events ORDER BY run_id, seq');
  return rows
    .all()
    .flatMap(({ run_id: run, seq, at, body }) =>
      readEventRow(
        { runId: toRunId(String(run)), seq: Number(seq), at: Number(at), body: String(body) },
        0,
      ),
    );
}
