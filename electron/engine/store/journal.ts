import type { DatabaseSync } from 'node:sqlite';
import { invalidInput, type FailureError } from '../../../shared/domain/failure.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import type { RunSummary } from '../../../shared/api/types.ts';
import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import type { RunEvent, RunEventBody, RunOutcome } from '../../../shared/run/events.ts';
import { sqliteCode, storageError } from './storageError.ts';

/** A run about to start: the frozen pipeline is kept with it. */
export type RunRecord = {
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  readonly pipelinePath: string | null;
};

/** What has happened, in order, on disk. Every event is written here before anyone hears of it. */
export type Journal = {
  /** Throws `invalid-input` when the run id is taken. */
  begin(record: RunRecord): void;
  /** Numbers and writes an event. Events about money are on the disk's platter when this returns. Throws `storage`; nothing is written then. */
  append(runId: RunId, body: RunEventBody): RunEvent;
  /** The events with `seq > afterSeq`, in order. */
  read(runId: RunId, afterSeq: number): readonly RunEvent[];
  has(runId: RunId): boolean;
  /** Newest first. `live` names the runs that this process runs. */
  list(limit: number, live: ReadonlySet<RunId>): readonly RunSummary[];
};

/** Makes the journal on an open database. `now` gives milliseconds since 1970. */
export function createJournal(database: DatabaseSync, now: () => number): Journal {
  const insertRun = database.prepare(
    `INSERT INTO runs (id, pipeline_name, pipeline_path, pipeline, status, started_at) VALUES (?, ?, ?, ?, 'running', ?)`,
  );
  const insertEvent = database.prepare(
    'INSERT INTO events (run_id, seq, at, body) VALUES (?, ?, ?, ?)',
  );
  const selectEvents = database.prepare(
    'SELECT seq, at, body FROM events WHERE run_id = ? AND seq > ? ORDER BY seq',
  );
  const selectLastSeq = database.prepare('SELECT MAX(seq) AS seq FROM events WHERE run_id = ?');
  const selectRun = database.prepare('SELECT 1 FROM runs WHERE id = ?');
  const finishRun = database.prepare('UPDATE runs SET status = ?, finished_at = ? WHERE id = ?');
  const listRuns = database.prepare(
    `SELECT id, pipeline_name, pipeline_path, status, started_at, finished_at FROM runs ORDER BY started_at DESC, id LIMIT ?`,
  );
  const lastSeq = new Map<RunId, number>();
  const path = database.location() ?? 'journal';

  const nextSeq = (runId: RunId): number =>
    1 + (lastSeq.get(runId) ?? toNumber(selectLastSeq.get(runId)?.['seq']));

  const durably = (write: () => void): void => {
    database.exec('PRAGMA synchronous = FULL');
    try {
      write();
    } finally {
      database.exec('PRAGMA synchronous = NORMAL');
    }
  };

  /** An end is told by the event and by the run's row: both or neither. */
  const finish = (event: RunEvent, body: RunEventBody & { type: 'run.finished' }): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      insertEvent.run(event.runId, event.seq, event.at, JSON.stringify(body));
      finishRun.run(body.outcome, event.at, event.runId);
      database.exec('COMMIT');
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };

  const write = (event: RunEvent, body: RunEventBody): void => {
    if (body.type === 'run.finished') durably(() => finish(event, body));
    else if (concernsMoney(body))
      durably(() => insertEvent.run(event.runId, event.seq, event.at, JSON.stringify(body)));
    else insertEvent.run(event.runId, event.seq, event.at, JSON.stringify(body));
  };

  return {
    begin: ({ runId, pipeline, pipelinePath }) => {
      try {
        insertRun.run(
          runId,
          pipeline.name,
          pipelinePath,
          JSON.stringify(withoutSecrets(pipeline)),
          now(),
        );
      } catch (error) {
        throw sqliteCode(error) === constraint ? runIdTaken(runId) : storageError(error, path);
      }
    },
    append: (runId, body) => {
      const event: RunEvent = { ...body, runId, seq: nextSeq(runId), at: now() };
      try {
        write(event, body);
      } catch (error) {
        throw storageError(error, path);
      }
      if (body.type === 'run.finished') lastSeq.delete(runId);
      else lastSeq.set(runId, event.seq);
      return event;
    },
    read: (runId, afterSeq) =>
      selectEvents.all(runId, afterSeq).map((row) => ({
        ...parseBody(row['body']),
        runId,
        seq: toNumber(row['seq']),
        at: toNumber(row['at']),
      })),
    has: (runId) => selectRun.get(runId) !== undefined,
    list: (limit, live) => listRuns.all(limit).map((row) => toSummary(row, live)),
  };
}

/** The failure of a run whose id was used before. */
export function runIdTaken(runId: RunId): FailureError {
  return invalidInput(`The run id "${runId}" is taken: start the run with a new id.`);
}

const constraint = 19;

function concernsMoney(body: RunEventBody): boolean {
  return body.type === 'task.submitting' || body.type === 'task.submitted';
}

type Row = { readonly [column: string]: unknown };

function toSummary(row: Row, live: ReadonlySet<RunId>): RunSummary {
  const runId = toRunId(String(row['id']));
  const status = toStatus(row['status']);
  return {
    runId,
    pipelineName: String(row['pipeline_name']),
    pipelinePath: typeof row['pipeline_path'] === 'string' ? row['pipeline_path'] : null,
    status: status === 'running' && !live.has(runId) ? 'interrupted' : status,
    startedAt: toNumber(row['started_at']),
    finishedAt: typeof row['finished_at'] === 'number' ? row['finished_at'] : null,
  };
}

function toStatus(value: unknown): 'running' | RunOutcome {
  return value === 'succeeded' || value === 'failed' || value === 'canceled' ? value : 'running';
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** The journal reads back only what `append` wrote. */
function parseBody(value: unknown): RunEventBody {
  return JSON.parse(String(value)) as RunEventBody;
}
