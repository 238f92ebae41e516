import type { DatabaseSync } from 'node:sqlite';

/**
 * One reservation. `open`: it may still cost money; `settled`: the cost is known; `assumed`: it has ended, the cost is
 * not known, and what was reserved counts; `released`: nothing was created.
 */
export type ReservationRow = {
  readonly runId: string;
  readonly taskKey: string;
  readonly attempt: number;
  readonly provider: string;
  readonly model: string;
  readonly day: string;
  readonly at: number;
  readonly state: 'open' | 'settled' | 'assumed' | 'released';
  /** Micro-dollars; null where the price is unknown. */
  readonly reserved: number | null;
  readonly spent: number | null;
  readonly status: string | null;
};

export type ReservationKey = Pick<ReservationRow, 'runId' | 'taskKey' | 'attempt'>;

/** Sums in micro-dollars; `unknown` counts the ended tasks whose cost nobody knows. */
export type Totals = {
  readonly reserved: number;
  readonly spent: number;
  readonly unknown: number;
};

/** A run's totals, and what it may cost. */
export type RunTotals = Totals & { readonly cap: number | null; readonly allowsUnknown: boolean };

/** The tables of reservations and their totals. Call `put` inside a transaction only: it writes three rows. */
export type SpendTable = {
  find(key: ReservationKey): ReservationRow | undefined;
  /** That of a task's newest attempt. */
  last(runId: string, taskKey: string): ReservationRow | undefined;
  /** Writes a reservation in place of the one before and keeps the totals of its run and day in step. */
  put(before: ReservationRow | undefined, after: ReservationRow): void;
  run(runId: string): RunTotals;
  setCap(
    runId: string,
    cap: { readonly micros: number | null; readonly allowsUnknown: boolean },
  ): void;
  day(day: string): Totals;
  /** The totals of this day and of days that the clock says are still to come. */
  from(day: string): Totals;
  open(runId?: string): readonly ReservationRow[];
  /** Runs that have ended or are gone and still have an open reservation. */
  endedWithOpen(): readonly string[];
};

/** Prepares the statements on an open database. */
export function createSpendTable(database: DatabaseSync): SpendTable {
  const select = database.prepare(
    'SELECT * FROM reservations WHERE run_id = ? AND task_key = ? AND attempt = ?',
  );
  const selectLast = database.prepare(
    'SELECT * FROM reservations WHERE run_id = ? AND task_key = ? ORDER BY attempt DESC LIMIT 1',
  );
  const replace = database.prepare(
    `INSERT OR REPLACE INTO reservations
       (run_id, task_key, attempt, provider, model, day, at, state, reserved, spent, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectRun = database.prepare('SELECT * FROM run_spend WHERE run_id = ?');
  const addToRun = database.prepare(
    `INSERT INTO run_spend (run_id, allows_unknown, reserved, spent, unknown) VALUES (?, 0, ?, ?, ?)
     ON CONFLICT (run_id) DO UPDATE SET reserved = reserved + excluded.reserved,
       spent = spent + excluded.spent, unknown = unknown + excluded.unknown`,
  );
  const addToDay = database.prepare(
    `INSERT INTO day_spend (day, reserved, spent, unknown) VALUES (?, ?, ?, ?)
     ON CONFLICT (day) DO UPDATE SET reserved = reserved + excluded.reserved,
       spent = spent + excluded.spent, unknown = unknown + excluded.unknown`,
  );
  const setCap = database.prepare(
    `INSERT INTO run_spend (run_id, cap, allows_unknown, reserved, spent, unknown) VALUES (?, ?, ?, 0, 0, 0)
     ON CONFLICT (run_id) DO UPDATE SET cap = excluded.cap, allows_unknown = excluded.allows_unknown`,
  );
  const selectDay = database.prepare('SELECT * FROM day_spend WHERE day = ?');
  const sumFrom = database.prepare(
    'SELECT SUM(reserved) AS reserved, SUM(spent) AS spent, SUM(unknown) AS unknown FROM day_spend WHERE day >= ?',
  );
  const selectOpen = database.prepare(
    "SELECT * FROM reservations WHERE state = 'open' ORDER BY at, run_id, task_key",
  );
  const selectOpenOf = database.prepare(
    "SELECT * FROM reservations WHERE run_id = ? AND state = 'open' ORDER BY at, task_key",
  );
  const selectEnded = database.prepare(
    `SELECT DISTINCT run_id FROM reservations LEFT JOIN runs ON runs.id = run_id
     WHERE state = 'open' AND (runs.id IS NULL OR runs.status IN ('succeeded', 'failed', 'canceled'))`,
  );

  return {
    find: ({ runId, taskKey, attempt }) => {
      const row = select.get(runId, taskKey, attempt);
      return row === undefined ? undefined : toReservation(row);
    },
    last: (runId, taskKey) => {
      const row = selectLast.get(runId, taskKey);
      return row && toReservation(row);
    },
    put: (before, after) => {
      replace.run(
        after.runId,
        after.taskKey,
        after.attempt,
        after.provider,
        after.model,
        after.day,
        after.at,
        after.state,
        after.reserved,
        after.spent,
        after.status,
      );
      if (before !== undefined) {
        const { reserved, spent, unknown } = countsOf(before);
        addToRun.run(before.runId, -reserved, -spent, -unknown);
        addToDay.run(before.day, -reserved, -spent, -unknown);
      }
      const { reserved, spent, unknown } = countsOf(after);
      addToRun.run(after.runId, reserved, spent, unknown);
      addToDay.run(after.day, reserved, spent, unknown);
    },
    run: (runId) => {
      const row = selectRun.get(runId);
      const cap = row?.['cap'];
      return {
        ...toTotals(row),
        cap: typeof cap === 'number' ? cap : null,
        allowsUnknown: row?.['allows_unknown'] === 1,
      };
    },
    setCap: (runId, { micros, allowsUnknown }) => {
      setCap.run(runId, micros, allowsUnknown ? 1 : 0);
    },
    day: (day) => toTotals(selectDay.get(day)),
    from: (day) => toTotals(sumFrom.get(day)),
    open: (runId) =>
      (runId === undefined ? selectOpen.all() : selectOpenOf.all(runId)).map(toReservation),
    endedWithOpen: () => selectEnded.all().map((row) => String(row['run_id'])),
  };
}

/** What a reservation adds to the totals. */
function countsOf({ state, reserved, spent }: ReservationRow): Totals {
  return {
    reserved: state === 'open' ? (reserved ?? 0) : 0,
    spent: state === 'settled' || state === 'assumed' ? (spent ?? 0) : 0,
    unknown: state === 'assumed' ? 1 : 0,
  };
}

type Row = { readonly [column: string]: unknown };

function toTotals(row: Row | undefined): Totals {
  return {
    reserved: Number(row?.['reserved'] ?? 0),
    spent: Number(row?.['spent'] ?? 0),
    unknown: Number(row?.['unknown'] ?? 0),
  };
}

function toReservation(row: Row): ReservationRow {
  const state = row['state'];
  return {
    runId: String(row['run_id']),
    taskKey: String(row['task_key']),
    attempt: Number(row['attempt']),
    provider: String(row['provider']),
    model: String(row['model']),
    day: String(row['day']),
    at: Number(row['at']),
    state: state === 'settled' || state === 'assumed' || state === 'released' ? state : 'open',
    reserved: typeof row['reserved'] === 'number' ? row['reserved'] : null,
    spent: typeof row['spent'] === 'number' ? row['spent'] : null,
    status: typeof row['status'] === 'string' ? row['status'] : null,
  };
}
