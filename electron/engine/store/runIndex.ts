import type { DatabaseSync } from 'node:sqlite';
import type { RunPriority, RunSummary } from '../../../shared/api/types.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import { toUsd } from '../../../shared/run/money.ts';
import { createArtifactNotes } from './artifactNotes.ts';
import { inTransaction } from './inTransaction.ts';
import { countUnended, createRunList, type RunFilter } from './runList.ts';
import type { Ownership } from './ownership.ts';
import { sqliteCode, storageError } from './storageError.ts';
import { say } from '../../../shared/sentences/say.ts';

/** A run about to begin: the frozen pipeline and how it was asked for. */
export type NewRun = {
  readonly runId: RunId;
  /** Secrets typed on nodes are not kept. */
  readonly pipeline: Pipeline;
  readonly pipelinePath: string | null;
  /** Running unless given. */
  readonly status?: 'running' | 'queued';
  /** Plain JSON, read back as it was written. */
  readonly request: unknown;
};

type RunStatus = RunSummary['status'];

/** A run of the index, with what it takes to go on with it. */
export type RunRecord = Omit<NewRun, 'status'> & RunSummary;

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
  /** The samples of the very graph of this run, into the same folder, since its pipeline last ran whole; oldest first. */
  samplesBefore(runId: RunId): readonly RunId[];
  /** The runs that go on, are paused or wait for their turn: what has begun first, then by priority and age. */
  queue(): readonly RunSummary[];
  /** The runs that were under way, paused with work under way, or queued when their engine, another one, ended; oldest first. */
  interrupted(): readonly RunId[];
  /** The runs that wait for their turn in this engine; the next one first. */
  queued(): readonly RunId[];
  /**
   * Makes this engine the owner of a run that has one of these statuses, and gives it the new one. False when it has
   * another, is under way, or another engine was faster.
   */
  claim(runId: RunId, from: readonly RunStatus[], to: 'running' | 'paused' | 'queued'): boolean;
  /** Gives up a run that has come to rest: whichever engine is asked may go on with it. */
  release(runId: RunId): void;
  /** Whether it is to end as canceled: also where its engine ends before it has. */
  setCanceling(runId: RunId, isCanceling: boolean): void;
  isCanceling(runId: RunId): boolean;
  setPriority(runId: RunId, priority: RunPriority): void;
  /** 0 where there is no such run. */
  priorityOf(runId: RunId): RunPriority;
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
  const lookWith = (isAlive: Ownership['isAlive']): IsRunning => {
    return (runId, owner) =>
      owner === ownership.id ? options.isLive(toRunId(runId)) : isAlive(toText(owner));
  };
  const isRunning = lookWith(ownership.isAlive);
  const summarize =
    (isAlive: Ownership['isAlive']) =>
    (row: Row): RunSummary => {
      const status = statusOf(row, lookWith(isAlive));
      const owner = toText(row['owner']);
      const isElsewhere = isOpen(status) && owner !== ownership.id && isAlive(owner);
      return toSummary(row, status, isElsewhere);
    };
  const summaryOf = summarize(ownership.isAlive);
  const insert = database.prepare(
    `INSERT INTO runs (id, pipeline_name, pipeline_path, pipeline, status, started_at, request, owner, seq)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, IFNULL(MAX(seq), 0) + 1 FROM runs`,
  );
  const update = database.prepare('UPDATE runs SET request = ? WHERE id = ?');
  const select = database.prepare(
    `SELECT runs.*, run_spend.spent AS spent, run_spend.unknown AS unknown, ${countUnended}
     FROM runs LEFT JOIN run_spend ON run_id = id WHERE id = ? AND status <> 'deleted'`,
  );
  const exists = database.prepare(`SELECT 1 FROM runs WHERE id = ? AND status <> 'deleted'`);
  const wasDeleted = database.prepare('SELECT 1 FROM deleted_runs WHERE id = ?');
  const list = createRunList(database);
  const noteArtifacts = createArtifactNotes(database);
  const before = database.prepare(
    `SELECT other.id AS id, json_extract(other.request, '$.sample') AS sample,
       other.pipeline -> '$.graph' = runs.pipeline -> '$.graph' AS same FROM runs
     JOIN runs AS other ON other.seq < runs.seq AND other.pipeline_path IS runs.pipeline_path
       AND (runs.pipeline_path IS NOT NULL OR other.pipeline_name = runs.pipeline_name)
       AND json_extract(other.request, '$.outputFolder') = json_extract(runs.request, '$.outputFolder')
     WHERE runs.id = ? AND other.status <> 'deleted' ORDER BY other.seq DESC`,
  );
  const running = database.prepare(
    `SELECT id, owner FROM runs
     WHERE status IN ('running', 'queued') OR (status = 'paused' AND owner IS NOT NULL)
     ORDER BY seq`,
  );
  const open = database.prepare(
    `SELECT runs.*, run_spend.spent AS spent, run_spend.unknown AS unknown, ${countUnended}
     FROM runs LEFT JOIN run_spend ON run_id = id WHERE status IN ('running', 'paused', 'queued')
     ORDER BY status = 'queued', CASE status WHEN 'queued' THEN -priority END, seq`,
  );
  const queued = database.prepare(
    `SELECT id FROM runs WHERE status = 'queued' AND owner = ? ORDER BY priority DESC, seq`,
  );
  // Owner and status are compared in the same step: of two engines, one wins.
  const takeOver = database.prepare(
    `UPDATE runs SET owner = ?, status = ?, finished_at = NULL
     WHERE id = ? AND owner IS ? AND status = ?`,
  );
  const giveUp = database.prepare('UPDATE runs SET owner = NULL WHERE id = ? AND owner = ?');
  const cancel = database.prepare('UPDATE runs SET canceling = ? WHERE id = ?');
  const selectCanceling = database.prepare('SELECT 1 FROM runs WHERE id = ? AND canceling = 1');
  const selectPriority = database.prepare('SELECT priority FROM runs WHERE id = ?');
  const prioritize = database.prepare('UPDATE runs SET priority = ? WHERE id = ?');
  const prediction = database.prepare('SELECT 1 FROM predictions WHERE provider = ? AND id = ?');
  const path = database.location() ?? 'journal';

  return {
    begin: ({ runId, pipeline, pipelinePath, status = 'running', request }) => {
      const { name } = pipeline;
      const frozen = JSON.stringify(withoutSecrets(pipeline));
      const kept = JSON.stringify(request);
      // What was spent on a run that was deleted stands under its id.
      if (wasDeleted.get(runId) !== undefined) throw runIdTaken(runId);
      try {
        inTransaction(database, () => {
          insert.run(runId, name, pipelinePath, frozen, status, now(), kept, ownership.id);
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
    list: (limit, filter = {}) => list(limit, filter, summarize(remembering(ownership.isAlive))),
    samplesBefore: (runId) => {
      const samples: RunId[] = [];
      for (const { id, sample, same } of before.iterate(runId)) {
        if (sample === null) break;
        if (same === 1) samples.unshift(toRunId(String(id)));
      }
      return samples;
    },
    queue: () => {
      const read = summarize(remembering(ownership.isAlive));
      return open
        .all()
        .map(read)
        .filter(({ status }) => isOpen(status));
    },
    interrupted: () => {
      const isAlive = remembering(ownership.isAlive);
      return running
        .all()
        .filter(({ owner }) => owner !== ownership.id && !isAlive(toText(owner)))
        .map((row) => toRunId(String(row['id'])));
    },
    queued: () => queued.all(ownership.id).map((row) => toRunId(String(row['id']))),
    claim: (runId, from, to) => {
      const row = select.get(runId);
      if (row === undefined) return false;
      const status = statusOf(row, isRunning);
      const { owner, status: written } = row;
      const isOthers = isOpen(status) && owner !== ownership.id && ownership.isAlive(toText(owner));
      const isLive = owner === ownership.id && options.isLive(runId);
      if (!from.includes(status) || isOthers || isLive) return false;
      return takeOver.run(ownership.id, to, runId, toText(owner), String(written)).changes === 1;
    },
    release: (runId) => void giveUp.run(runId, ownership.id),
    setCanceling: (runId, isCanceling) => void cancel.run(isCanceling ? 1 : 0, runId),
    isCanceling: (runId) => selectCanceling.get(runId) !== undefined,
    setPriority: (runId, priority) => void prioritize.run(priority, runId),
    priorityOf: (runId) => toPriority(selectPriority.get(runId)?.['priority']),
    knowsPrediction: (provider, id) => prediction.get(provider, id) !== undefined,
  };
}

/** The failure of a run whose id was used before. */
export function runIdTaken(runId: RunId): FailureError {
  return invalidInput(say('runs.idTaken', { run: runId }));
}

/** The failure of a run that nobody knows. */
export function noRun(runId: RunId): FailureError {
  return new FailureError({ kind: 'not-found', ...say('runs.noRun', { run: runId }) });
}

const constraint = 19;

type IsRunning = (runId: string, owner: unknown) => boolean;
type Row = { readonly [column: string]: unknown };

function toRecord(row: Row, summary: RunSummary): RunRecord {
  return {
    ...summary,
    pipeline: JSON.parse(String(row['pipeline'])) as Pipeline,
    request: JSON.parse(toText(row['request']) ?? '{}'),
  };
}

function toSummary(row: Row, status: RunStatus, isElsewhere: boolean): RunSummary {
  return {
    runId: toRunId(String(row['id'])),
    seq: Number(row['seq']),
    pipelineName: String(row['pipeline_name']),
    pipelinePath: toText(row['pipeline_path']),
    status,
    priority: toPriority(row['priority']),
    isElsewhere,
    startedAt: Number(row['started_at']),
    finishedAt: typeof row['finished_at'] === 'number' ? row['finished_at'] : null,
    cost: { usd: toUsd(Number(row['spent'] ?? 0)), unknown: Number(row['unknown'] ?? 0) },
    unended: Number(row['unended'] ?? 0),
  };
}

function statusOf(row: Row, isRunning: IsRunning): RunStatus {
  const status = row['status'];
  switch (status) {
    case 'succeeded':
    case 'failed':
    case 'canceled':
    case 'paused':
    case 'queued':
      return status;
    default:
  }
  return isRunning(String(row['id']), row['owner']) ? 'running' : 'interrupted';
}

/** Asks once about each owner: to see that another engine lives takes milliseconds. */
function remembering(isAlive: Ownership['isAlive']): Ownership['isAlive'] {
  const known = new Map<string | null, boolean>();
  return (owner) => {
    const answer = known.get(owner) ?? isAlive(owner);
    known.set(owner, answer);
    return answer;
  };
}

/** A run that has not ended, as far as its engine knows. */
function isOpen(status: RunStatus): boolean {
  return status === 'running' || status === 'paused' || status === 'queued';
}

function toPriority(value: unknown): RunPriority {
  return value === -1 || value === 1 ? value : 0;
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
