import type { DatabaseSync } from 'node:sqlite';
import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { pathKey } from '../../../shared/graph/mapping.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { createArtifactNotes } from './artifactNotes.ts';
import { readEventRow, toEventRows, type EventRow, type NumberedEvent } from './eventRows.ts';
import { inTransaction } from './inTransaction.ts';
import { sqliteCode, storageError } from './storageError.ts';

/** Hears of events of a run, a row's at a time, once they are on disk, and of those that could not be brought there. */
export type JournalListener = {
  readonly onWritten: (runId: RunId, events: readonly RunEvent[]) => void;
  /** The run's events are kept and tried again with the next ones; what is not on disk must not go on. */
  readonly onFailed: (runId: RunId, error: FailureError) => void;
};

/**
 * What has happened, in order, on disk. Events are numbered at once and written together a moment later, in one
 * transaction; nobody hears of an event before that.
 */
export type Journal = {
  /** Numbers an event and writes it with the next group. */
  append(runId: RunId, body: RunEventBody): RunEvent;
  /** Resolves once all that was appended is on the disk's platter: what comes next may cost money. Rejects with `storage`. */
  durable(): Promise<void>;
  /** Writes what waits. Events that the disk refuses are told to the listener. */
  flush(): void;
  /** The events with `seq > afterSeq`, in order, `limit` at most. */
  read(runId: RunId, afterSeq: number, limit?: number): readonly RunEvent[];
  /** No more of a run is told here, though another engine may go on with it. What of it could not be written is given up. */
  end(runId: RunId): void;
  listen(listener: JournalListener): void;
};

export type JournalOptions = {
  readonly database: DatabaseSync;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back soon, after what is under way; the next turn of the event loop unless a test says otherwise. */
  readonly soon?: (call: () => void) => void;
};

/** A group is written at this length even where nobody gave the event loop a turn. */
const groupLimit = 2_048;

/** Rows that are read at once: about a page of events, which is what is asked for. */
const rowsAtOnce = 8;

/** Makes the journal on an open database. */
export function createJournal(options: JournalOptions): Journal {
  const { database, now } = options;
  const soon = options.soon ?? setImmediate;
  const insertRow = database.prepare(
    'INSERT INTO events (run_id, seq, at, body) VALUES (?, ?, ?, ?)',
  );
  const selectRows = database.prepare(
    'SELECT seq, at, body FROM events WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  const selectLastSeq = database.prepare('SELECT MAX(seq) AS seq FROM events WHERE run_id = ?');
  const insertPrediction = database.prepare(
    'INSERT OR IGNORE INTO predictions (provider, id, run_id, node_id, path) VALUES (?, ?, ?, ?, ?)',
  );
  const setStatus = database.prepare(
    `UPDATE runs SET status = ?, finished_at = ? WHERE id = ? AND status <> 'deleted'`,
  );
  const setStarted = database.prepare('UPDATE runs SET started_at = ? WHERE id = ?');
  const noteArtifacts = createArtifactNotes(database);
  const lastSeq = new Map<RunId, number>();
  const path = database.location() ?? 'journal';
  let listener: JournalListener = { onWritten: () => {}, onFailed: () => {} };
  let group: NumberedEvent[] = [];
  let planned = false;
  let waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  const nextSeq = (runId: RunId): number =>
    1 + (lastSeq.get(runId) ?? toNumber(selectLastSeq.get(runId)?.['seq']));

  /** Writes a group and tells it. */
  const write = (group: readonly NumberedEvent[], isDurable: boolean): void => {
    const rows = insertAll(group, isDurable);
    for (const { runId, events } of rows) listener.onWritten(runId, events);
  };

  const insertAll = (group: readonly NumberedEvent[], isDurable: boolean) => {
    if (isDurable) database.exec('PRAGMA synchronous = FULL');
    try {
      return inTransaction(database, () => {
        const byRun = [...Map.groupBy(group, ({ event }) => event.runId).values()];
        const rows = byRun.flatMap((own) => toEventRows(own, noteOne));
        for (const { runId, seq, at, body } of rows) insertRow.run(runId, seq, at, body);
        return rows;
      });
    } finally {
      if (isDurable) database.exec('PRAGMA synchronous = NORMAL');
    }
  };

  /** Notes elsewhere what is asked for without reading the events. */
  const noteOne = (event: RunEvent, text: string): void => {
    const { runId, seq, at } = event;
    // What names a file and the note that the run needs it are one: see evictResults. The hashes of an intent are none.
    if (event.type !== 'task.submitting') noteArtifacts(runId, text);
    const status = statusAfter(event);
    if (status !== undefined)
      setStatus.run(status, event.type === 'run.finished' ? at : null, runId);
    // What has waited in the queue begins only now.
    if (event.type === 'run.started' && seq > 1) setStarted.run(at, runId);
    if (event.type === 'task.submitted')
      insertPrediction.run(
        event.provider,
        event.predictionId,
        runId,
        event.nodeId,
        pathKey(event.path),
      );
  };

  /** One run's trouble must not be another's: where the group fails, each run is tried alone. */
  const writeApart = (events: readonly NumberedEvent[], isDurable: boolean): void => {
    for (const [runId, own] of Map.groupBy(events, ({ event }) => event.runId)) {
      try {
        write(own, isDurable);
      } catch (error) {
        const failure = notWritten(storageError(error, path));
        // A run that was deleted meanwhile can never be written; a full disk may have room again.
        if (sqliteCode(error) !== constraint) group.push(...own);
        listener.onFailed(runId, failure);
        settle(failure);
      }
    }
  };

  const settle = (error?: FailureError): void => {
    const settled = waiting;
    waiting = [];
    for (const each of settled)
      if (error === undefined) each.resolve();
      else each.reject(error);
  };

  const flush = (): void => {
    planned = false;
    if (group.length === 0) return settle();
    const events = group;
    group = [];
    const isDurable =
      waiting.length > 0 || events.some(({ event }) => event.type === 'run.finished');
    try {
      write(events, isDurable);
    } catch {
      writeApart(events, isDurable);
    }
    return settle();
  };

  const plan = (): void => {
    if (planned) return;
    planned = true;
    soon(flush);
  };

  return {
    append: (runId, body) => {
      const written = { at: now(), ...body };
      const event: RunEvent = { ...written, runId, seq: nextSeq(runId) };
      lastSeq.set(runId, event.seq);
      group.push({ event, written });
      if (group.length >= groupLimit) flush();
      else plan();
      return event;
    },
    durable: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        plan();
      }),
    flush,
    read: (runId, afterSeq, limit = Infinity) => {
      flush();
      const events: RunEvent[] = [];
      for (let seq = afterSeq; events.length < limit;) {
        const rows = selectRows.all(runId, seq, rowsAtOnce);
        for (const row of rows) events.push(...readEventRow(toRow(runId, row), seq));
        if (rows.length < rowsAtOnce) break;
        seq = events.at(-1)?.seq ?? seq;
      }
      return events.slice(0, limit);
    },
    end: (runId) => {
      lastSeq.delete(runId);
      group = group.filter(({ event }) => event.runId !== runId);
    },
    listen: (each) => {
      listener = each;
    },
  };
}

/** The status of a run in the index once this has happened; undefined where it stays. */
function statusAfter(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'run.resumed':
      return event.waits === true ? 'queued' : 'running';
    case 'run.continued':
      return 'running';
    case 'run.paused':
      return 'paused';
    case 'run.finished':
      return event.outcome;
    default:
      return undefined;
  }
}

/** Whatever it was: what the run has under way is none the worse for it, and is picked up later. */
function notWritten(error: unknown): FailureError {
  const failure = toFailure(error);
  if (failure.kind === 'storage') return new FailureError(failure, error);
  return new FailureError({ kind: 'storage', code: 'JOURNAL', message: failure.message }, error);
}

/** SQLite's primary result code of a broken foreign key: the run was deleted. */
const constraint = 19;

function toRow(runId: RunId, row: { readonly [column: string]: unknown }): EventRow {
  return { runId, seq: toNumber(row['seq']), at: toNumber(row['at']), body: String(row['body']) };
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
