import type { DatabaseSync } from 'node:sqlite';
import type { PredictionStatus } from '../../../shared/domain/prediction.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import { toMicros, toUsd } from '../../../shared/run/money.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { storageError } from '../store/storageError.ts';
import type { Budget } from './budget.ts';
import { localDay } from './localDay.ts';
import { createSpendTable, type ReservationRow, type Totals } from './spendTable.ts';

/** One prediction that may cost money. `taskKey` as in `shared/run/events.ts`; `attempt` counts from 1 and is 1 unless given. */
export type SpendKey = {
  readonly runId: RunId;
  readonly taskKey: string;
  readonly attempt?: number;
};

/** `usd` is the high end of the estimate; null where the price is unknown. */
export type ReserveRequest = SpendKey & {
  readonly provider: string;
  readonly model: string;
  readonly usd: number | null;
};

/** `isNew` is false for one that was made before, as by a process that has died: nothing is counted twice. */
export type Reserved =
  | { readonly kind: 'reserved'; readonly isNew: boolean }
  /** This attempt was sent and has ended: nothing is reserved for it any more. Reserve the next one. */
  | { readonly kind: 'ended' }
  | {
      readonly kind: 'refused';
      readonly reason: 'over-cap' | 'unknown-price';
      readonly cap: 'run' | 'day';
      /** What the run or the day has spent and set aside, and may come to at most, in US dollars. */
      readonly spent: number;
      readonly reserved: number;
      readonly limit: number;
    };

/** In US dollars. `unknown` counts ended tasks whose cost nobody knows: their reservation is in `spent`. */
export type Spend = { readonly spent: number; readonly reserved: number; readonly unknown: number };

/** A reservation that has neither been settled nor released. */
export type OpenReservation = Required<SpendKey> & {
  readonly provider: string;
  readonly model: string;
  readonly usd: number | null;
  readonly at: number;
};

/**
 * What has been promised and spent, shared by all tasks, runs and processes on one data folder. Reserve before a
 * create, settle when it has ended, release when nothing was created. All of it may be repeated after a crash.
 */
export type Ledger = {
  /** What a run may cost in US dollars, null for no limit, and whether it may run what has no known price. */
  setRunCap(
    runId: RunId,
    cap: { readonly usd: number | null; readonly allowsUnknown: boolean },
  ): void;
  reserve(request: ReserveRequest): Reserved;
  /** The newest attempt of a task that anything was reserved for. */
  lastAttempt(
    task: Omit<SpendKey, 'attempt'>,
  ): { readonly attempt: number; readonly hasEnded: boolean } | undefined;
  /** `usd` null: nobody knows the cost, and what was reserved counts. The first known cost stands. */
  settle(key: SpendKey, usd: number | null, status: PredictionStatus): void;
  release(key: SpendKey): void;
  /** Ends what a run has left open. What was sent and never settled counts as reserved. */
  endRun(runId: RunId): void;
  /** The same for every run that the journal says has ended; call it at the start. Gives how many runs. */
  sweep(): number;
  spent(runId: RunId): Spend & { readonly cap: number | null };
  /** `day` as `2026-05-12`, where this computer is; today when absent. */
  spentOn(day?: string): Spend;
  open(): readonly OpenReservation[];
};

export type LedgerOptions = {
  readonly database: DatabaseSync;
  readonly budget: Budget;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Wires the ledger on an open database. Everything it does is one transaction that holds the write lock. */
export function createLedger({ database, budget, now }: LedgerOptions): Ledger {
  const table = createSpendTable(database);
  const path = database.location() ?? 'journal';
  const today = (): string => localDay(now());
  const atomically = <T>(work: () => T): T => {
    try {
      return inTransaction(database, work);
    } catch (error) {
      throw storageError(error, path);
    }
  };
  const end = (row: ReservationRow): void =>
    table.put(row, { ...row, state: 'assumed', spent: row.reserved ?? 0 });
  const endRun = (runId: string): void => {
    for (const row of table.open(runId)) end(row);
  };

  /** The caps that hold now; what a clock that was set back calls tomorrow still counts against today. */
  const capsOf = (runId: RunId): readonly Cap[] => {
    const run = table.run(runId);
    const { perDay } = budget.limits();
    return [
      ...(run.cap === null ? [] : [{ cap: 'run' as const, limit: run.cap, total: run }]),
      ...(perDay === null
        ? []
        : [
            {
              cap: 'day' as const,
              limit: toMicros(perDay),
              total: table.from(today()),
            },
          ]),
    ];
  };

  return {
    setRunCap: (runId, { usd, allowsUnknown }) =>
      atomically(() =>
        table.setCap(runId, {
          micros: usd === null ? null : (toAmount(usd, 'nearest') ?? 0),
          allowsUnknown,
        }),
      ),
    reserve: (request) => {
      const { runId, provider, model, usd } = request;
      // What is free needs no permission, and 10,000 free tasks no rows.
      if (usd === 0) return { kind: 'reserved', isNew: false };
      const key = keyOf(request);
      return atomically(() => {
        const before = table.find(key);
        if (before !== undefined && before.state !== 'released')
          return hasEnded(before) ? { kind: 'ended' } : { kind: 'reserved', isNew: false };
        const reserved = toAmount(usd, 'up');
        const refused = refuse(capsOf(runId), reserved, table.run(runId).allowsUnknown);
        if (refused !== undefined) return refused;
        table.put(before, {
          ...key,
          provider,
          model,
          reserved,
          day: today(),
          at: now(),
          state: 'open',
          spent: null,
          status: null,
        });
        return { kind: 'reserved', isNew: true };
      });
    },
    lastAttempt: ({ runId, taskKey }) => {
      const row = table.last(runId, taskKey);
      return row && { attempt: row.attempt, hasEnded: hasEnded(row) };
    },
    settle: (given, usd, status) => {
      const key = keyOf(given);
      const micros = toAmount(usd, 'nearest');
      atomically(() => {
        const before = table.find(key);
        if (isSettled(before, micros)) return;
        const row = before ?? { ...unreserved, ...key, day: today(), at: now() };
        const cost: Pick<ReservationRow, 'state' | 'spent'> =
          micros === null
            ? { state: 'assumed', spent: row.reserved ?? 0 }
            : { state: 'settled', spent: micros };
        table.put(before, { ...row, ...cost, status });
      });
    },
    release: (given) => {
      const key = keyOf(given);
      atomically(() => {
        const before = table.find(key);
        if (before !== undefined && before.state !== 'released' && !hasEnded(before))
          table.put(before, { ...before, state: 'released' });
      });
    },
    endRun: (runId) => atomically(() => endRun(runId)),
    sweep: () =>
      atomically(() => {
        const ended = table.endedWithOpen();
        for (const runId of ended) endRun(runId);
        return ended.length;
      }),
    spent: (runId) => {
      const run = table.run(runId);
      return { ...toSpend(run), cap: run.cap === null ? null : toUsd(run.cap) };
    },
    spentOn: (day) => toSpend(day === undefined ? table.from(today()) : table.day(day)),
    open: () =>
      table.open().map(({ runId, taskKey, attempt, provider, model, reserved, at }) => ({
        runId: toRunId(runId),
        taskKey,
        attempt,
        provider,
        model,
        usd: reserved === null ? null : toUsd(reserved),
        at,
      })),
  };
}

const largest = 1e15;

/** Whole micro-dollars, a billion dollars at most. What is no amount, such as NaN, is unknown: it must not pass a limit. */
function toAmount(usd: number | null, round: 'up' | 'nearest'): number | null {
  if (usd === null || Number.isNaN(usd) || usd < 0) return null;
  // 0.1 + 0.2 dollars are 300000.00000000006 micro-dollars in floating point.
  const micros = round === 'up' ? Math.ceil(usd * 1_000_000 - 1e-6) : Math.round(usd * 1_000_000);
  return Math.min(micros, largest);
}

/** What was never reserved, as it had no known price or was sent by an older version. */
const unreserved = { provider: '', model: '', reserved: null };

/** What was only swept with its run may still be under way: its reservation counts, and its cost may yet come. */
function hasEnded({ state, status }: ReservationRow): boolean {
  return state === 'settled' || (state === 'assumed' && status !== null);
}

/** Says whether there is nothing to add: the first known cost stands, and nothing needs no row. */
function isSettled(before: ReservationRow | undefined, micros: number | null): boolean {
  switch (before?.state) {
    case 'settled':
      return true;
    case 'assumed':
      // Of what was only swept with its run it is noted that it has ended.
      return micros === null && before.status !== null;
    case 'open':
    case 'released':
      return false;
    case undefined:
      return micros === null || micros === 0;
  }
}

/** A limit and what counts against it, in micro-dollars. */
type Cap = { readonly cap: 'run' | 'day'; readonly limit: number; readonly total: Totals };

function refuse(
  caps: readonly Cap[],
  amount: number | null,
  allowsUnknown: boolean,
): Extract<Reserved, { readonly kind: 'refused' }> | undefined {
  for (const { cap, limit, total } of caps) {
    const before = sumOf(total);
    const isFull = amount === null && before >= limit;
    const isUnknown = amount === null && !allowsUnknown;
    if (!isUnknown && !isFull && before + (amount ?? 0) <= limit) continue;
    const { spent, reserved } = toSpend(total);
    // A higher limit alone would not let it through.
    const reason = isUnknown ? 'unknown-price' : 'over-cap';
    return { kind: 'refused', reason, cap, spent, reserved, limit: toUsd(limit) };
  }
  return undefined;
}

function keyOf({ runId, taskKey, attempt = 1 }: SpendKey): Required<SpendKey> {
  return { runId, taskKey, attempt };
}

function sumOf({ reserved, spent }: Totals): number {
  return reserved + spent;
}

function toSpend({ reserved, spent, unknown }: Totals): Spend {
  return { spent: toUsd(spent), reserved: toUsd(reserved), unknown };
}
