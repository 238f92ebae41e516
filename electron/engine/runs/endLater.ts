import type { DatabaseSync } from 'node:sqlite';
import { toFailure } from '../../../shared/domain/failure.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import type { Journal } from '../store/journal.ts';
import type { RunIndex } from '../store/runIndex.ts';
import { endBegun, type EndBegunOptions } from './endBegun.ts';
import type { Timers } from './poller.ts';
import { longestWaitMs, pause } from './reach.ts';
import { loadProgress, noProgress } from './runProgress.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** Ends at their providers what canceled runs could not end there at once, however often it takes. */
export type EndLater = {
  /** What this task has begun may go on: it is ended while this engine lives, else at a next start. */
  readonly note: (runId: RunId, taskKey: string) => void;
  /** The run goes on, and with it what it has begun. */
  readonly forget: (runId: RunId) => void;
  /** Asks now for all of a canceled run. Gives why something of it may still go on; undefined where there was nothing. */
  readonly endNow: (runId: RunId) => Promise<readonly Sentence[] | undefined>;
  /** Goes on with what engines before have left. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

export type EndLaterOptions = EndBegunOptions & {
  readonly database: DatabaseSync;
  readonly index: RunIndex;
  readonly journal: Journal;
  /** A clock that never jumps. */
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const firstWaitMs = 1_000;
/** Nothing runs at a provider for longer. */
const givenUpMs = 7 * 86_400_000;

type Unended = { readonly runId: RunId; readonly key: string; readonly at: number };

/** Wires it on an open database. */
export function createEndLater(options: EndLaterOptions): EndLater {
  const { database, index, journal, timers, now } = options;
  const insert = database.prepare('INSERT OR IGNORE INTO unended VALUES (?, ?, ?)');
  const select = database.prepare('SELECT run_id, task_key, at FROM unended ORDER BY at');
  const removeOne = database.prepare('DELETE FROM unended WHERE run_id = ? AND task_key = ?');
  const removeRun = database.prepare('DELETE FROM unended WHERE run_id = ?');
  const closing = new AbortController();
  let working: Promise<void> | undefined;

  const list = (): readonly Unended[] =>
    select.all().map((row) => ({
      runId: toRunId(String(row['run_id'])),
      key: String(row['task_key']),
      at: Number(row['at']),
    }));

  /** Ends tasks of one run, and gives why some may still go on. What has ended, or can be ended by nobody, is forgotten. */
  const endOf = async (runId: RunId, tasks: readonly Unended[]): Promise<readonly Sentence[]> => {
    const run = index.get(runId);
    const isOpen = run?.status === 'canceled';
    const { begun } = isOpen ? await loadProgress(journal, runId) : noProgress;
    const problems = await Promise.all(
      tasks.map(async ({ key, at }) => {
        const earlier = now() - at < givenUpMs ? begun.get(key) : undefined;
        const problem =
          run === undefined || earlier === undefined
            ? undefined
            : await endBegun(options, { runId, key, pipeline: run.pipeline, earlier });
        if (problem === undefined && !closing.signal.aborted) removeOne.run(runId, key);
        return problem;
      }),
    );
    return problems.filter((problem) => problem !== undefined);
  };

  const work = async (): Promise<void> => {
    for (
      let waitMs = firstWaitMs;
      list().length > 0;
      waitMs = Math.min(longestWaitMs, 2 * waitMs)
    ) {
      await pause(timers, waitMs, closing.signal);
      const runs = [...Map.groupBy(list(), ({ runId }) => runId)];
      await Promise.all(runs.map(([runId, tasks]) => endOf(runId, tasks)));
    }
  };

  const start = (): void => {
    if (closing.signal.aborted) return;
    // At its end, as by the close of the engine, it is asked for at a next start.
    working ??= work()
      .catch(() => undefined)
      .finally(() => {
        working = undefined;
      });
  };

  return {
    note: (runId, taskKey) => {
      try {
        insert.run(runId, taskKey, now());
        start();
      } catch (error) {
        process.emitWarning(`Run ${runId} has left something: ${toFailure(error).message}`);
      }
    },
    forget: (runId) => void removeRun.run(runId),
    endNow: async (runId) => {
      const left = list().filter((each) => each.runId === runId);
      return left.length === 0 ? undefined : endOf(runId, left);
    },
    start,
    close: async () => {
      closing.abort();
      await working;
    },
  };
}
