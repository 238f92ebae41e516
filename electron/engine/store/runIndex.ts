import type { DatabaseSync } from 'node:sqlite';
import type { RunSummary } from '../../../shared/api/types.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import { toUsd } from '../../../shared/run/money.ts';
import { createArtifactNotes } from './artifactNotes.ts';
import { inTransaction } from './inTransaction.ts';
import type { Ownership } from './ownership.ts';
import { createRunList, type RunFilter } from './runList.ts';
import { sqliteCode, storageError } from './storageError.ts';

/** A run about to begin: the frozen pipeline and how it was asked for. */
export type NewRun = {
  readonly runId: RunId;
  /** Secrets typed on nodes are not kept. */
  readonly pipeline: Pipeline;
  readonly pipelinePath: string | null;
  /** Plain JSON, read back as it was written. */
  readonly request: unknown;
};

/** A run of the index, with what it takes to go on with it. */
export type RunRecord = NewRun & RunSummary;

/** The runs of a data folder. Each is run by one engine at a time, whichever process that is. */
export type RunIndex = {
  /** Makes a run that this engine owns. Throws `invalid-input` when the run id is taken, or was by one that was deleted. */
  begin(run: NewRun): void;
  /** Replaces how a run was asked for. */
  keepRequest(runId: RunId, request: unknown): void;
  has(runId: RunId): boolean;
  get(runId: RunId): RunRecord | undefined;
  /** Newest first, `limit` at most. */
  list(limit: number, filter?: RunFilter): readonly RunSummary[];
  /** The runs that were under way when their engine ended, oldest first. */
  interrupted(): readonly RunId[];
  /**
   * Makes this engine the owner of a run that was interrupted, or also of one that has ended otherwise, and sets it
   * going. False when it is under way, has succeeded, or another engine was faster.
   */
  claim(runId: RunId, which: 'interrupted' | 'ended too'): boolean;
  /** Says whether a prediction belongs to a run of this data folder. */
  knowsPrediction(provider: string, id: string): boolean;
};

/** Makes the index on an open database. `now` gives milliseconds since 1970. */
export function createRunIndex(options: {
  readonly database: DatabaseSync;
  readonly ownership: Ownership;
  /** Says whether a run is under way in this engine. */
  readonly isLive: (runId: RunId) => boolean;
  readonly now: () => number;
}): RunIndex {
  const { database, ownership, now } = options;
  const isRunning = (runId: string, owner: unknown): boolean =>
    owner === ownership.id ? options.isLive(toRunId(runId)) : ownership.isAlive(toText(owner));
  const summaryOf = (row: Row, isAlive = isRunning): RunSummary => {
    const status = statusOf(row, isAlive);
    return toSummary(row, status, status === 'running' && row['owner'] !== ownership.id);
  };
  const insert = database.prepare(
    `INSERT INTO runs (id, pipeline_name, pipeline_path, pipeline, status, started_at, request, owner)
     VALUES (?, ?, ?, ?, 'running', ?, ?, ?)`,
  );
  const update = database.prepare('UPDATE runs SET request = ? WHERE id = ?');
  const select = database.prepare(
    `SELECT runs.*, run_spend.spent AS spent, run_spend.unknown AS unknown
     FROM runs LEFT JOIN run_spend ON run_id = id WHERE id = ? AND status <> 'deleted'`,
  );
  const exists = database.prepare(`SELECT 1 FROM runs WHERE id = ? AND status <> 'deleted'`);
  const wasDeleted = database.prepare('SELECT 1 FROM deleted_runs WHERE id = ?');
  const list = createRunList(database);
  const noteArtifacts = createArtifactNotes(database);
  const running = database.prepare(
    `SELECT id, owner FROM runs WHERE status = 'running' ORDER BY started_at`,
  );
  // Owner and status are compared in the same step: of two engines, one wins.
  const takeOver = database.prepare(
    `UPDATE runs SET owner = ?, status = 'running', finished_at = NULL
     WHERE id = ? AND owner IS ? AND status = ?`,
  );
  const prediction = database.prepare('SELECT 1 FROM predictions WHERE provider = ? AND id = ?');
  const path = database.location() ?? 'journal';

  return {
    begin: ({ runId, pipeline, pipelinePath, request }) => {
      const { name } = pipeline;
      const frozen = JSON.stringify(withoutSecrets(pipeline));
      const kept = JSON.stringify(request);
      // What was spent on a run that was deleted stands under its id.
      if (wasDeleted.get(runId) !== undefined) throw runIdTaken(runId);
      try {
        inTransaction(database, () => {
          insert.run(runId, name, pipelinePath, frozen, now(), kept, ownership.id);
          noteArtifacts(runId, frozen);
        });
      } catch (error) {
        throw sqliteCode(error) === constraint ? runIdTaken(runId) : storageError(error, path);
      }
    },
    keepRequest: (runId, request) => {
      update.run(JSON.stringify(request), runId);
    },
    has: (runId) => exists.get(runId) !== undefined,
    get: (runId) => {
      const row = select.get(runId);
      return row && toRecord(row, summaryOf(row));
    },
    list: (limit, filter = {}) => {
      const isAlive = askedOnce(isRunning, ownership.id);
      return list(limit, filter, (row) => summaryOf(row, isAlive));
    },
    interrupted: () =>
      running
        .all()
        .filter((row) => !isRunning(String(row['id']), row['owner']))
        .map((row) => toRunId(String(row['id']))),
    claim: (runId, which) => {
      const row = select.get(runId);
      if (row === undefined) return false;
      const status = statusOf(row, isRunning);
      const isEnded = status === 'failed' || status === 'canceled';
      if (status !== 'interrupted' && !(isEnded && which === 'ended too')) return false;
      const { owner, status: written } = row;
      return takeOver.run(ownership.id, runId, toText(owner), String(written)).changes === 1;
    },
    knowsPrediction: (provider, id) => prediction.get(provider, id) !== undefined,
  };
}

/** The failure of a run whose id was used before. */
export function runIdTaken(runId: RunId): FailureError {
  return invalidInput(`The run id "${runId}" is taken: start the run with a new id.`);
}

/** The failure of a run that nobody knows. */
export function noRun(runId: RunId): FailureError {
  const message = `There is no run "${runId}" in this data folder.`;
  return new FailureError({ kind: 'not-found', message });
}

const constraint = 19;

type IsRunning = (runId: string, owner: unknown) => boolean;
type Row = { readonly [column: string]: unknown };

/** Whether another engine lives takes some milliseconds to find out: once for all of its runs. */
function askedOnce(isRunning: IsRunning, own: string): IsRunning {
  const known = new Map<unknown, boolean>();
  return (runId, owner) => {
    if (owner === own) return isRunning(runId, owner);
    const answer = known.get(owner) ?? isRunning(runId, owner);
    known.set(owner, answer);
    return answer;
  };
}

function toRecord(row: Row, summary: RunSummary): RunRecord {
  return {
    ...summary,
    pipeline: JSON.parse(String(row['pipeline'])) as Pipeline,
    request: JSON.parse(toText(row['request']) ?? '{}'),
  };
}

function toSummary(row: Row, status: RunSummary['status'], isElsewhere: boolean): RunSummary {
  return {
    runId: toRunId(String(row['id'])),
    pipelineName: String(row['pipeline_name']),
    pipelinePath: toText(row['pipeline_path']),
    status,
    isElsewhere,
    startedAt: Number(row['started_at']),
    finishedAt: typeof row['finished_at'] === 'number' ? row['finished_at'] : null,
    cost: { usd: toUsd(Number(row['spent'] ?? 0)), unknown: Number(row['unknown'] ?? 0) },
  };
}

function statusOf(row: Row, isRunning: IsRunning): RunSummary['status'] {
  const status = row['status'];
  if (status === 'succeeded' || status === 'failed' || status === 'canceled') return status;
  return isRunning(String(row['id']), row['owner']) ? 'running' : 'interrupted';
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
