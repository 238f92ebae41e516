import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { createBudget } from './budget.ts';
import { createLedger, type ReserveRequest } from './ledger.ts';
import { localDay } from './localDay.ts';

const run = toRunId('run');
const noon = new Date(2026, 4, 12, 12).getTime();
const hour = 3_600_000;

async function open() {
  const scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  let time = noon;
  const connect = () => {
    const database = openDatabase(path);
    const budget = createBudget(database);
    return { database, budget, ledger: createLedger({ database, budget, now: () => time }) };
  };
  const first = connect();
  return {
    ...first,
    connect,
    at: (moment: number) => {
      time = moment;
    },
    async [Symbol.asyncDispose]() {
      first.database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

function task(taskKey: string, usd: number | null, changes: Partial<ReserveRequest> = {}) {
  return { runId: run, taskKey, provider: 'replicate', model: 'acme/a', usd, ...changes };
}

describe('a cap', () => {
  test('of a run refuses what would pass it, and says what counts against it', async () => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    expect(t.ledger.reserve(task('a', 0.6))).toEqual({ kind: 'reserved', isNew: true });
    expect(t.ledger.reserve(task('b', 0.5))).toEqual({
      kind: 'refused',
      reason: 'over-cap',
      cap: 'run',
      spent: 0,
      reserved: 0.6,
      limit: 1,
    });
    expect(t.ledger.reserve(task('c', 0.4))).toMatchObject({ kind: 'reserved' });
    expect(t.ledger.reserve(task('d', 0.000001))).toMatchObject({ kind: 'refused' });
    expect(t.ledger.spent(run)).toEqual({ spent: 0, reserved: 1, unknown: 0, cap: 1 });
  });

  test('of a run knows no other run, that of a day knows all', async () => {
    await using t = await open();
    const other = toRunId('other');
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    t.budget.setLimits({ perDay: 1.5, perRun: null });
    expect(t.ledger.reserve(task('a', 1))).toMatchObject({ kind: 'reserved' });
    expect(t.ledger.reserve(task('a', 1, { runId: other }))).toMatchObject({
      kind: 'refused',
      cap: 'day',
      spent: 0,
      reserved: 1,
      limit: 1.5,
    });
    expect(t.ledger.reserve(task('a', 0.5, { runId: other }))).toMatchObject({ kind: 'reserved' });
  });

  test('sees what a task cost beyond its reservation', async () => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    t.ledger.reserve(task('a', 0.1));
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.95, 'succeeded');
    expect(t.ledger.reserve(task('b', 0.1))).toMatchObject({
      kind: 'refused',
      spent: 0.95,
      reserved: 0,
    });
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.95, reserved: 0 });
  });

  test('gives room again when a task cost less, failed, or was never created', async () => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    for (const key of ['a', 'b', 'c']) t.ledger.reserve(task(key, 0.3));
    expect(t.ledger.reserve(task('d', 0.3))).toMatchObject({ kind: 'refused' });
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.1, 'succeeded');
    t.ledger.settle({ runId: run, taskKey: 'b' }, 0, 'failed');
    t.ledger.release({ runId: run, taskKey: 'c' });
    expect(t.ledger.reserve(task('d', 0.9))).toMatchObject({ kind: 'reserved' });
  });

  test('that is raised lets a refused task go on', async () => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    expect(t.ledger.reserve(task('a', 2))).toMatchObject({ kind: 'refused' });
    t.ledger.setRunCap(run, { usd: 2, allowsUnknown: false });
    expect(t.ledger.reserve(task('a', 2))).toMatchObject({ kind: 'reserved' });
  });
});

describe('an unknown price', () => {
  test('is refused under a cap unless the run allows it, and goes on without one', async () => {
    await using t = await open();
    expect(t.ledger.reserve(task('a', null))).toMatchObject({ kind: 'reserved' });
    t.budget.setLimits({ perDay: 5, perRun: null });
    expect(t.ledger.reserve(task('b', null))).toMatchObject({
      kind: 'refused',
      reason: 'unknown-price',
      cap: 'day',
    });
    t.ledger.setRunCap(run, { usd: null, allowsUnknown: true });
    expect(t.ledger.reserve(task('b', null))).toMatchObject({ kind: 'reserved' });
  });

  test('is refused all the same where nothing is left', async () => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: true });
    t.ledger.reserve(task('a', 1));
    expect(t.ledger.reserve(task('b', null))).toMatchObject({ reason: 'over-cap', reserved: 1 });
  });

  test('that turns out counts, and one that never does is told', async () => {
    await using t = await open();
    t.ledger.reserve(task('a', null));
    t.ledger.reserve(task('b', null));
    t.ledger.reserve(task('c', 0.25));
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.5, 'succeeded');
    t.ledger.settle({ runId: run, taskKey: 'b' }, null, 'succeeded');
    t.ledger.settle({ runId: run, taskKey: 'c' }, null, 'canceled');
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.75, reserved: 0, unknown: 2 });
    expect(t.ledger.reserve(task('c', 0.25))).toEqual({ kind: 'ended' });
  });
});

describe('after a crash', () => {
  test('a task finds its reservation, and settling twice counts once', async () => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    const dying = t.connect();
    dying.ledger.reserve(task('a', 0.9));
    dying.database.close();
    expect(t.ledger.reserve(task('a', 0.9))).toEqual({ kind: 'reserved', isNew: false });
    expect(t.ledger.open()).toMatchObject([{ runId: run, taskKey: 'a', attempt: 1, usd: 0.9 }]);
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.8, 'succeeded');
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.8, 'succeeded');
    expect(t.ledger.reserve(task('a', 0.9))).toEqual({ kind: 'ended' });
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.8, reserved: 0 });
    expect(t.ledger.open()).toEqual([]);
  });

  test('a second attempt is a reservation of its own', async () => {
    await using t = await open();
    t.ledger.reserve(task('a', 0.5));
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.2, 'canceled');
    expect(t.ledger.reserve(task('a', 0.5, { attempt: 2 }))).toMatchObject({ isNew: true });
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.2, reserved: 0.5 });
  });

  test('what an ended run left open counts as reserved, until its cost is known', async () => {
    await using t = await open();
    t.database.exec(
      `INSERT INTO runs (id, pipeline_name, pipeline_path, pipeline, status, started_at, finished_at) VALUES ('run', 'p', NULL, '{}', 'failed', 0, 1), ('live', 'p', NULL, '{}', 'running', 0, NULL)`,
    );
    t.ledger.reserve(task('a', 0.5));
    t.ledger.reserve(task('a', 0.25, { runId: toRunId('live') }));
    t.ledger.reserve(task('a', 0.125, { runId: toRunId('gone') }));
    expect(t.ledger.sweep()).toBe(2);
    expect(t.ledger.sweep()).toBe(0);
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.5, reserved: 0, unknown: 1 });
    expect(t.ledger.open().map(({ runId }) => runId)).toEqual(['live']);
    expect(t.ledger.reserve(task('a', 0.5))).toEqual({ kind: 'reserved', isNew: false });
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.1, 'succeeded');
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.1, unknown: 0 });
    t.ledger.release({ runId: toRunId('gone'), taskKey: 'a' });
    expect(t.ledger.spent(toRunId('gone'))).toMatchObject({ spent: 0, unknown: 0 });
  });

  test('a release that comes late changes nothing', async () => {
    await using t = await open();
    t.ledger.reserve(task('a', 0.5));
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.5, 'succeeded');
    t.ledger.release({ runId: run, taskKey: 'a' });
    expect(t.ledger.spent(run)).toMatchObject({ spent: 0.5 });
  });
});

describe('a day', () => {
  test('ends at midnight where the computer is', async () => {
    await using t = await open();
    t.budget.setLimits({ perDay: 1, perRun: null });
    t.at(noon + 11.9 * hour);
    expect(t.ledger.reserve(task('a', 1))).toMatchObject({ kind: 'reserved' });
    expect(t.ledger.reserve(task('b', 1))).toMatchObject({ kind: 'refused' });
    t.at(noon + 12.1 * hour);
    expect(t.ledger.reserve(task('b', 1))).toMatchObject({ kind: 'reserved' });
    t.ledger.settle({ runId: run, taskKey: 'a' }, 0.5, 'succeeded');
    expect(t.ledger.spentOn('2026-05-12')).toEqual({ spent: 0.5, reserved: 0, unknown: 0 });
    expect(t.ledger.spentOn()).toEqual({ spent: 0, reserved: 1, unknown: 0 });
  });

  test('that comes again, as the clock was set back, has no new budget', async () => {
    await using t = await open();
    t.budget.setLimits({ perDay: 1, perRun: null });
    t.ledger.reserve(task('a', 1));
    for (const back of [noon - 24 * hour, noon - 400 * 24 * hour, 0]) {
      t.at(back);
      expect(t.ledger.reserve(task('b', 0.5))).toMatchObject({ kind: 'refused', cap: 'day' });
    }
    t.at(noon + 24 * hour);
    expect(t.ledger.reserve(task('b', 0.5))).toMatchObject({ kind: 'reserved' });
  });

  test('has a name that sorts', () => {
    expect(localDay(new Date(2026, 0, 2, 0, 0, 0).getTime())).toBe('2026-01-02');
    expect(localDay(new Date(2026, 0, 2, 23, 59, 59).getTime())).toBe('2026-01-02');
  });
});

test('what is free leaves no trace, and is never refused', async () => {
  await using t = await open();
  t.ledger.setRunCap(run, { usd: 0, allowsUnknown: false });
  expect(t.ledger.reserve(task('a', 0))).toMatchObject({ kind: 'reserved' });
  t.ledger.settle({ runId: run, taskKey: 'a' }, 0, 'succeeded');
  t.ledger.settle({ runId: run, taskKey: 'b' }, null, 'failed');
  expect(t.database.prepare('SELECT COUNT(*) AS rows FROM reservations').get()).toEqual({
    rows: 0,
  });
  expect(t.ledger.reserve(task('b', 0.01))).toMatchObject({ kind: 'refused' });
});

test('amounts are whole micro-dollars: a thousand times a tenth of a cent is a dollar', async () => {
  await using t = await open();
  t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
  for (let index = 0; index < 1000; index += 1)
    expect(t.ledger.reserve(task(`a/${index}`, 0.001))).toMatchObject({ kind: 'reserved' });
  expect(t.ledger.reserve(task('b', 0.001))).toMatchObject({
    kind: 'refused',
    reserved: 1,
    limit: 1,
  });
  for (let index = 0; index < 1000; index += 1)
    t.ledger.settle({ runId: run, taskKey: `a/${index}` }, 0.001, 'succeeded');
  expect(t.ledger.spent(run)).toEqual({ spent: 1, reserved: 0, unknown: 0, cap: 1 });
});

test('it works inside a transaction of somebody else, and is undone with it', async () => {
  await using t = await open();
  t.database.exec('BEGIN IMMEDIATE');
  t.ledger.reserve(task('a', 0.5));
  t.database.exec('ROLLBACK');
  expect(t.ledger.open()).toEqual([]);
  expect(t.ledger.spent(run)).toMatchObject({ reserved: 0 });
  expect(t.ledger.reserve(task('a', 0.5))).toMatchObject({ isNew: true });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e300])(
  'an amount of %d does not slip past a limit',
  async (usd) => {
    await using t = await open();
    t.ledger.setRunCap(run, { usd: 1, allowsUnknown: false });
    expect(t.ledger.reserve(task('a', usd))).toMatchObject({ kind: 'refused' });
    t.ledger.reserve(task('b', 0.5));
    t.ledger.settle({ runId: run, taskKey: 'b' }, usd, 'succeeded');
    expect(t.ledger.spent(run).spent).toBeGreaterThanOrEqual(0.5);
    expect(t.ledger.reserve(task('c', 0.6))).toMatchObject({ kind: 'refused' });
  },
);

test('a budget that cannot be read stops what costs money', async () => {
  await using t = await open();
  t.database.exec(`INSERT INTO settings VALUES ('budget', '{"perDay":"a lot"}')`);
  expect(() => t.ledger.reserve(task('a', 0.5))).toThrow(/nothing is spent: set it again/);
  t.budget.setLimits({ perDay: 1, perRun: null });
  expect(t.ledger.reserve(task('a', 0.5))).toMatchObject({ kind: 'reserved' });
});
