import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { startChild } from '../../../test/support/startChild.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { createBudget } from './budget.ts';
import { localDay } from './localDay.ts';
import { createLedger, type Ledger, type Spend } from './ledger.ts';

const runs = ['r1', 'r2', 'r3'].map(toRunId);
const noon = new Date(2026, 4, 12, 12).getTime();
const day = 24 * 3_600_000;

type Connection = { readonly database: DatabaseSync; readonly ledger: Ledger };

function connect(path: string, now: () => number): Connection {
  const database = openDatabase(path);
  return { database, ledger: createLedger({ database, budget: createBudget(database), now }) };
}

const micros = (usd: number): number => Math.round(usd * 1_000_000);

/** What counts on a day and on those that the clock had called by a later name, added up from the rows. */
function sumFrom(database: DatabaseSync, first: string): number {
  const row = database
    .prepare(
      `SELECT SUM(CASE state WHEN 'open' THEN reserved WHEN 'released' THEN 0 ELSE spent END) AS sum
       FROM reservations WHERE day >= ?`,
    )
    .get(first);
  return Number(row?.['sum'] ?? 0);
}

function expectAtMost({ spent, reserved }: Spend, cap: number): void {
  expect(micros(spent) + micros(reserved)).toBeLessThanOrEqual(cap);
}

/** The totals must be what the rows add up to. */
function expectTotalsToBeTrue(database: DatabaseSync): void {
  for (const [totals, by] of [
    ['run_spend', 'run_id'],
    ['day_spend', 'day'],
  ] as const) {
    const wrong = database
      .prepare(
        `SELECT t.${by} FROM ${totals} t LEFT JOIN (
           SELECT ${by}, SUM(CASE state WHEN 'open' THEN COALESCE(reserved, 0) ELSE 0 END) AS reserved,
             SUM(CASE WHEN state IN ('settled', 'assumed') THEN spent ELSE 0 END) AS spent,
             SUM(state = 'assumed') AS unknown
           FROM reservations GROUP BY ${by}) r ON r.${by} = t.${by}
         WHERE t.reserved <> COALESCE(r.reserved, 0) OR t.spent <> COALESCE(r.spent, 0)
           OR t.unknown <> COALESCE(r.unknown, 0)`,
      )
      .all();
    expect(wrong).toEqual([]);
  }
}

const index = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('reserve' as const),
      connection: index,
      run: index,
      task: fc.nat({ max: 9 }),
      attempt: fc.integer({ min: 1, max: 2 }),
      micros: fc.nat({ max: 400_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('settle' as const),
      connection: index,
      pick: fc.nat(),
      part: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('release' as const),
      connection: index,
      pick: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('crash' as const), connection: index }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('end' as const), connection: index, run: index }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('clock' as const),
      connection: index,
      days: fc.integer({ min: -3, max: 1 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const runAt = (n: number) => runs[n] ?? toRunId('r1');
const ask = { provider: 'replicate', model: 'acme/a' };

/** Some connections to one file, and the clock that they share. */
function createWorld(path: string) {
  let time = noon;
  const now = (): number => time;
  const connections = [0, 1, 2].map(() => connect(path, now));
  const at = (n: number): Connection => {
    const found = connections[n];
    if (found === undefined) throw new Error('no such connection');
    return found;
  };
  const pickOpen = (ledger: Ledger, pick: number) => {
    const open = ledger.open();
    return open[pick % Math.max(1, open.length)];
  };
  /** Says whether something new was promised. */
  const perform = (each: Step): boolean => {
    const { ledger, database } = at(each.connection);
    switch (each.type) {
      case 'reserve': {
        const key = { runId: runAt(each.run), taskKey: `t/${each.task}`, attempt: each.attempt };
        const answer = ledger.reserve({ ...ask, ...key, usd: each.micros / 1e6 });
        return answer.kind === 'reserved' && answer.isNew;
      }
      case 'settle': {
        const one = pickOpen(ledger, each.pick);
        const usd = each.part === null ? null : (one?.usd ?? 0) * each.part;
        if (one !== undefined) ledger.settle(one, usd, 'succeeded');
        return false;
      }
      case 'release': {
        const one = pickOpen(ledger, each.pick);
        if (one !== undefined) ledger.release(one);
        return false;
      }
      case 'crash':
        // A process that dies in the middle of a reservation leaves a transaction behind.
        database.exec('BEGIN IMMEDIATE');
        ledger.reserve({ ...ask, runId: runAt(0), taskKey: 'lost', usd: 0.1 });
        database.close();
        connections[each.connection] = connect(path, now);
        return false;
      case 'end':
        ledger.endRun(runAt(each.run));
        return false;
      case 'clock':
        time += each.days * day;
        return false;
    }
  };
  const today = (): string => localDay(time);
  return {
    at,
    today,
    perform,
    close: () => connections.forEach(({ database }) => database.close()),
  };
}

test('over random schedules on several connections spend never exceeds a cap, and reservations settle to zero', async () => {
  await using scratch = await scratchFolder();
  let round = 0;
  const caps = [
    fc.integer({ min: 200_000, max: 1_500_000 }),
    fc.integer({ min: 400_000, max: 2_500_000 }),
  ] as const;
  fc.assert(
    fc.property(
      fc.noBias(fc.array(step, { minLength: 20, maxLength: 50 })),
      ...caps,
      (steps, runCap, dayCap) => {
        const { at, perform, close, today } = createWorld(scratch.at(`${(round += 1)}.sqlite`));
        createBudget(at(0).database).setLimits({ perDay: dayCap / 1e6, perRun: null });
        for (const run of runs)
          at(0).ledger.setRunCap(run, { usd: runCap / 1e6, allowsUnknown: false });
        for (const each of steps) {
          const isPromised = perform(each);
          for (const run of runs) expectAtMost(at(1).ledger.spent(run), runCap);
          // A clock that is set back over a midnight sees two days at once: nothing more is promised then.
          if (isPromised) expect(sumFrom(at(2).database, today())).toBeLessThanOrEqual(dayCap);
          if (isPromised) expectAtMost(at(2).ledger.spentOn(), dayCap);
        }
        expectTotalsToBeTrue(at(0).database);
        for (const one of at(0).ledger.open()) at(1).ledger.settle(one, one.usd, 'succeeded');
        for (const run of runs) expect(at(2).ledger.spent(run).reserved).toBe(0);
        expect(at(2).ledger.open()).toEqual([]);
        expectTotalsToBeTrue(at(0).database);
        close();
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test('processes that spend at once, some of them killed, stay below every cap', async () => {
  await using scratch = await scratchFolder();
  const script = new URL('../../../test/faults/children/spendAtRandom.ts', import.meta.url);
  await using children = new AsyncDisposableStack();
  const path = scratch.at('journal.sqlite');
  const { database, ledger } = connect(path, Date.now);
  const [runCap, dayCap] = [2, 5];
  createBudget(database).setLimits({ perDay: dayCap, perRun: null });
  for (const run of runs) ledger.setRunCap(run, { usd: runCap, allowsUnknown: false });
  const workers = [11, 22, 33, 44].map((seed) =>
    children.use(startChild(script, [path, String(seed), `w${seed}`])),
  );
  await Promise.all(workers.map((worker) => worker.next()));
  const [first, second, ...rest] = workers;
  for (const { child } of workers) child.send('go');
  let looks = 0;
  const look = (): void => {
    looks += 1;
    for (const run of runs) expectAtMost(ledger.spent(run), micros(runCap));
    expectAtMost(ledger.spentOn(), micros(dayCap));
  };
  // Killed in the midst of their work, and long before the caps are reached.
  const count = database.prepare('SELECT COUNT(*) AS rows FROM reservations');
  for (const [enough, worker] of [
    [30, first],
    [60, second],
  ] as const) {
    while (Number(count.get()?.['rows']) < enough) {
      look();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await worker?.kill();
    look();
  }
  const answers = (await Promise.all(rest.map((worker) => worker.next()))) as readonly {
    readonly reserved: number;
  }[];
  look();
  expect(looks).toBeGreaterThan(2);
  for (const { reserved } of answers) expect(reserved).toBeGreaterThan(0);

  const left = ledger.open();
  expect(left.length).toBeGreaterThanOrEqual(workers.length);
  expectTotalsToBeTrue(database);
  for (const one of left) {
    const again = { ...one, usd: 1 };
    expect(ledger.reserve(again)).toEqual({ kind: 'reserved', isNew: false });
    ledger.settle(one, one.usd, 'succeeded');
  }
  for (const run of runs) {
    expect(ledger.spent(run).reserved).toBe(0);
    expect(ledger.spent(run).spent).toBeLessThanOrEqual(runCap);
    expect(ledger.spent(run).spent).toBeGreaterThan(0);
  }
  expect(ledger.spentOn().reserved).toBe(0);
  expectTotalsToBeTrue(database);
  database.close();
});
