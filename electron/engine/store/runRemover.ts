import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { DeletedRuns } from '../../../shared/api/types.ts';
import { type FailureError, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import type { DeletedRunRows } from './deletedRuns.ts';
import { createDoomedFiles } from './doomedFiles.ts';
import { noRun } from './runIndex.ts';
import { scanSome } from './scanRuns.ts';
import { shrinkJournal } from './shrinkJournal.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** Which runs to delete. All conditions hold together; without any, every run that has ended. */
export type RunChoice = {
  readonly runIds?: readonly RunId[];
  /** Milliseconds since the end. */
  readonly olderThanMs?: number;
};

/** Takes runs out of the history. What was spent stays in the ledger, and the id stays taken. */
export type RunRemover = {
  /** What a deletion would take and free. Throws `not-found`, or `invalid-input` for a named run that has not ended. */
  measure(choice: RunChoice): Promise<DeletedRuns>;
  /**
   * Deletes each run whole or not at all, also where it is killed: nobody sees one again that was begun with. Then the files that nothing else needs: the youngest of them go within the
   * hour. A run that another engine goes on with meanwhile stays. What it has left at its providers is ended first, which
   * makes a failed one a canceled one; where that cannot be, the run stays, and one that was named throws `invalid-input`.
   */
  delete(choice: RunChoice): Promise<DeletedRuns>;
};

const ended = `status IN ('succeeded', 'failed', 'canceled')`;

const chosen = 'SELECT value FROM json_each(:runs)';

/** What is of no other run and no pipeline. */
const isOnlyTheirs = `
  NOT EXISTS (SELECT 1 FROM kept_artifacts WHERE kept_artifacts.artifact_id = mine.artifact_id) AND
  NOT EXISTS (SELECT 1 FROM run_artifacts AS other
    WHERE other.artifact_id = mine.artifact_id AND other.run_id NOT IN (${chosen}))`;

const isKeptResult =
  'EXISTS (SELECT 1 FROM result_artifacts AS result WHERE result.artifact_id = mine.artifact_id)';

/** Makes the remover on an open database. */
export function createRunRemover(options: {
  readonly database: DatabaseSync;
  /** The folder of the artifact store. */
  readonly folder: string;
  readonly rows: DeletedRunRows;
  /** Ends what a run has left at its providers. Gives why something of it may still go on. */
  readonly letGo: (runId: RunId) => Promise<readonly Sentence[]>;
  readonly now: () => number;
}): RunRemover {
  const { database, rows, now } = options;
  const doomedFiles = createDoomedFiles(options);
  const statusOf = database.prepare(
    `SELECT ${ended} AS ended FROM runs WHERE id = ? AND status <> 'deleted'`,
  );
  const endedBefore = database.prepare(
    `SELECT id FROM runs WHERE ${ended} AND finished_at <= ? ORDER BY finished_at, id`,
  );
  const finishedAt = database.prepare('SELECT finished_at FROM runs WHERE id = ?');
  const files = database.prepare(
    `SELECT is_kept, COUNT(*) AS files, SUM(size) AS bytes FROM (
       SELECT DISTINCT mine.artifact_id, size, ${isKeptResult} AS is_kept
       FROM run_artifacts AS mine JOIN artifacts ON artifacts.id = mine.artifact_id
       WHERE mine.run_id IN (${chosen}) AND ${isOnlyTheirs}
     ) GROUP BY is_kept`,
  );
  const texts = database.prepare(
    `SELECT (SELECT COALESCE(SUM(octet_length(body)), 0) FROM events WHERE run_id = :run) +
       (SELECT octet_length(pipeline) FROM runs WHERE id = :run) AS bytes`,
  );
  const hasEnded = (runId: RunId): boolean => statusOf.get(runId)?.['ended'] === 1;

  const requireEnded = (runId: RunId): void => {
    if (statusOf.get(runId) === undefined) throw noRun(runId);
    if (!hasEnded(runId)) throw invalidInput(say('runs.notEndedYet', { run: runId }));
  };

  const choose = ({ runIds, olderThanMs = 0 }: RunChoice): readonly RunId[] => {
    const latest = now() - olderThanMs;
    if (runIds === undefined)
      return endedBefore.all(latest).map((row) => toRunId(String(row['id'])));
    const named = [...new Set(runIds)];
    named.forEach(requireEnded);
    return named.filter((runId) => Number(finishedAt.get(runId)?.['finished_at']) <= latest);
  };

  /** Every await lets others work: a million events take a second to add up. */
  const measure = async (runIds: readonly RunId[]): Promise<DeletedRuns> => {
    while (scanSome(database)) await turn();
    const found = files.all({ runs: JSON.stringify(runIds) });
    const free = found.find((row) => row['is_kept'] === 0);
    const kept = found.find((row) => row['is_kept'] === 1);
    let journalBytes = 0;
    for (const run of runIds) {
      journalBytes += Number(texts.get({ run })?.['bytes'] ?? 0);
      await turn();
    }
    return {
      runs: runIds.length,
      unended: [],
      files: Number(free?.['files'] ?? 0),
      bytes: Number(free?.['bytes'] ?? 0),
      reusableBytes: Number(kept?.['bytes'] ?? 0),
      journalBytes,
      freedBytes: 0,
    };
  };

  /** The runs are gone already: where the disk or another process forbids it, the next start tries again. */
  const shrink = async (): Promise<void> => {
    try {
      for (const _ of shrinkJournal(database)) await turn();
    } catch (error) {
      process.emitWarning(`The journal stays as large as it was: ${toFailure(error).message}`);
    }
  };

  /** The runs of which nothing goes on at a provider any more. */
  const endAll = async (
    { runIds: named }: RunChoice,
    chosen: readonly RunId[],
  ): Promise<readonly RunId[]> => {
    const ends = chosen.map(async (runId) => {
      const [problem] = await options.letGo(runId);
      if (problem !== undefined && named !== undefined) throw stays(runId, problem);
      return problem === undefined ? [runId] : [];
    });
    return (await Promise.all(ends)).flat();
  };

  return {
    measure: async (choice) => measure(choose(choice)),
    delete: async (choice) => {
      const chosen = choose(choice);
      const runIds = await endAll(choice, chosen);
      const before = await measure(runIds);
      let runs = 0;
      for (const runId of runIds) if (rows.mark(runId)) runs += 1;
      for (const _ of rows.steps()) await turn();
      let freedBytes = 0;
      for (const { bytes } of doomedFiles.steps()) {
        freedBytes += bytes;
        await turn();
      }
      await shrink();
      return {
        ...before,
        runs,
        freedBytes,
        unended: chosen.filter((runId) => !runIds.includes(runId)),
      };
    },
  };
}

function stays(runId: RunId, why: Sentence): FailureError {
  return invalidInput(say('runs.stays', { run: runId, why }));
}
