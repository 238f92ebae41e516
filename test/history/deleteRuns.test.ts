import { existsSync, utimesSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createDeletedRunRows } from '../../electron/engine/store/deletedRuns.ts';
import { createLedger } from '../../electron/engine/money/ledger.ts';
import { createBudget } from '../../electron/engine/money/budget.ts';
import { createJournal } from '../../electron/engine/store/journal.ts';
import { createOwnership } from '../../electron/engine/store/ownership.ts';
import { createRunIndex } from '../../electron/engine/store/runIndex.ts';
import { createTaskIndex } from '../../electron/engine/store/taskIndex.ts';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { toNodeId, toRunId, type RunId } from '../../shared/domain/ids.ts';
import { fileValue } from '../../shared/domain/values.ts';
import type { RunOutcome } from '../../shared/run/events.ts';
import { openCache } from '../cache/cacheStore.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { startChild } from '../support/startChild.ts';

type Made = { readonly tasks?: number; readonly outcome?: RunOutcome | null };

const tables = ['events', 'tasks', 'task_scans', 'predictions', 'run_artifacts', 'unscanned_runs'];

/** One host on a data folder. */
async function openHost(folder: string) {
  const opened = await openCache(folder, Date.now);
  const { database } = opened;
  const ownership = createOwnership(`${folder}-owners`);
  const live = new Set<RunId>();
  const journal = createJournal({ database, now: Date.now });
  const index = createRunIndex({
    database,
    ownership,
    isLive: (id) => live.has(id),
    now: Date.now,
  });
  /** A run of so many tasks at a provider; each has made the same file, two hours ago. */
  const addRun = async (
    name: string,
    file: string,
    { tasks = 1, outcome = 'succeeded' }: Made = {},
  ) => {
    const runId = toRunId(name);
    const artifact = await opened.makeFile(file);
    const old = Date.now() / 1000 - 7_200;
    utimesSync(opened.store.pathOf(artifact.id), old, old);
    index.begin({ runId, pipeline: emptyPipeline(name), pipelinePath: null, request: {} });
    live.add(runId);
    for (let at = 0; at < tasks; at += 1) {
      const task = { nodeId: toNodeId('n'), path: [at] };
      const predictionId = `${name}-${at}`;
      journal.append(runId, { type: 'task.submitted', provider: 'p', predictionId, ...task });
      journal.append(runId, {
        type: 'task.succeeded',
        outputs: { o: fileValue(artifact) },
        reused: false,
        cost: null,
        ...task,
      });
    }
    if (outcome !== null) journal.append(runId, { type: 'run.finished', outcome });
    journal.flush();
    await createTaskIndex(database, journal).counts(runId);
    return { runId, path: opened.store.pathOf(artifact.id) };
  };
  return {
    ...opened,
    index,
    journal,
    live,
    addRun,
    [Symbol.dispose]() {
      ownership.release();
      database.close();
    },
  };
}

async function rowsOfAll(folder: string, runIds: readonly RunId[]) {
  using host = await openHost(folder);
  return new Map(runIds.map((runId) => [runId, rowsOf(host.database, runId)]));
}

function rowsOf(database: DatabaseSync, runId: RunId): readonly number[] {
  return tables.map((table) =>
    Number(
      database.prepare(`SELECT COUNT(*) AS count FROM ${table} WHERE run_id = ?`).get(runId)?.[
        'count'
      ],
    ),
  );
}

test('a deleted run leaves nothing but its id, and its file goes once no run needs it', async () => {
  await using scratch = await scratchFolder();
  using host = await openHost(scratch.at('data'));
  const [one, other] = [await host.addRun('one', 'shared'), await host.addRun('other', 'shared')];
  const { runId } = await host.addRun('own', 'of its own');
  expect(await host.remover.measure({ runIds: [one.runId] })).toMatchObject({ files: 0, bytes: 0 });
  const both = await host.remover.measure({ runIds: [one.runId, other.runId] });
  expect(both).toMatchObject({ runs: 2, files: 1, bytes: 6, reusableBytes: 0, freedBytes: 0 });
  expect(both.journalBytes).toBeGreaterThan(300);

  expect(await host.remover.delete({ runIds: [one.runId] })).toMatchObject({
    runs: 1,
    freedBytes: 0,
  });
  expect(existsSync(one.path)).toBe(true);
  expect(rowsOf(host.database, one.runId)).toEqual(tables.map(() => 0));
  expect(await host.remover.delete({ runIds: [other.runId] })).toMatchObject({
    runs: 1,
    freedBytes: 6,
  });
  expect(existsSync(one.path)).toBe(false);
  expect(host.index.list(9).map((run) => run.runId)).toEqual([runId]);

  expect(() =>
    host.index.begin({
      runId: one.runId,
      pipeline: emptyPipeline('new'),
      pipelinePath: null,
      request: {},
    }),
  ).toThrow('The run id "one" is taken');
  await expect(host.remover.delete({ runIds: [one.runId] })).rejects.toThrow(
    'There is no run "one"',
  );
});

test('what has not ended stays, and nothing goes with it; age chooses among those that have', async () => {
  await using scratch = await scratchFolder();
  using host = await openHost(scratch.at('data'));
  const done = await host.addRun('done', 'a', { outcome: 'canceled' });
  const going = await host.addRun('going', 'b', { outcome: null });
  await expect(host.remover.delete({ runIds: [done.runId, going.runId] })).rejects.toThrow(
    'The run "going" has not ended',
  );
  expect(host.index.list(9)).toHaveLength(2);
  host.live.delete(going.runId);
  await expect(host.remover.measure({ runIds: [going.runId] })).rejects.toThrow('has not ended');
  expect(await host.remover.delete({ olderThanMs: 60_000 })).toMatchObject({ runs: 0 });
  expect(await host.remover.delete({ olderThanMs: 0 })).toMatchObject({ runs: 1, freedBytes: 1 });
  expect(host.index.list(9).map((run) => run.runId)).toEqual([going.runId]);
});

test('what was spent on a run that is deleted is still spent that day', async () => {
  await using scratch = await scratchFolder();
  using host = await openHost(scratch.at('data'));
  const { runId } = await host.addRun('paid', 'a');
  const ledger = createLedger({
    database: host.database,
    budget: createBudget(host.database),
    now: Date.now,
  });
  const key = { runId, taskKey: 'n/0', attempt: 1 };
  ledger.reserve({ ...key, provider: 'p', model: 'a/b', usd: 2 });
  ledger.settle(key, 1.5, 'succeeded');
  expect(host.index.get(runId)?.cost).toEqual({ usd: 1.5, unknown: 0 });
  await host.remover.delete({ runIds: [runId] });
  expect(ledger.spentOn()).toMatchObject({ spent: 1.5 });
  expect(ledger.sweep()).toBe(0);
});

test('of a host that deletes and one that goes on with the same run, the first has it', async () => {
  await using scratch = await scratchFolder();
  using one = await openHost(scratch.at('data'));
  using two = await openHost(scratch.at('data'));
  const { runId: resumed } = await one.addRun('resumed', 'a', { outcome: 'failed' });
  const { runId: deleted } = await one.addRun('deleted', 'b', { outcome: 'failed' });
  const rows = createDeletedRunRows(one.database, Date.now);
  expect(two.index.claim(resumed, ['failed'], 'running')).toBe(true);
  two.live.add(resumed);
  expect(rows.mark(resumed)).toBe(false);
  expect(rows.mark(deleted)).toBe(true);
  expect([two.index.claim(deleted, ['failed'], 'running'), two.index.has(deleted)]).toEqual([
    false,
    false,
  ]);
  await expect(two.remover.delete({ runIds: [deleted] })).rejects.toThrow('There is no run');
  // What the other one still appends to it goes too.
  two.journal.append(deleted, { type: 'run.resumed' });
  two.journal.flush();
  Array.from(rows.steps());
  expect(rowsOf(one.database, deleted)).toEqual(tables.map(() => 0));
  expect(two.index.list(9).map(({ runId, status }) => [runId, status])).toEqual([
    [resumed, 'running'],
  ]);
});

test('a list in pages misses no run and tells none twice while another host deletes', async () => {
  await using scratch = await scratchFolder();
  using one = await openHost(scratch.at('data'));
  using two = await openHost(scratch.at('data'));
  const names = Array.from({ length: 9 }, (_, at) => `run${at}`);
  for (const name of names) await one.addRun(name, 'a');
  const seen: string[] = [];
  for (let page = two.index.list(2); page.length > 0;) {
    seen.push(...page.map(({ runId }) => runId));
    const last = page.at(-1);
    if (last === undefined) break;
    // The very run that the next page is after.
    await one.remover.delete({ runIds: [last.runId] });
    page = two.index.list(2, { before: last });
  }
  expect(seen.toSorted()).toEqual(names);
  expect(one.index.list(9)).toHaveLength(4);
});

test(
  'kill -9 in the middle of deletions: each run is whole or gone, and the next start takes the rest away',
  { timeout: 60_000 },
  async () => {
    await using scratch = await scratchFolder();
    const folder = scratch.at('data');
    const tasks = 2_500;
    const count = 5;
    const paths = new Map<RunId, string>();
    {
      using host = await openHost(folder);
      for (let at = 0; at < count; at += 1) {
        // Every second one shares its file with the first, which stays.
        const { runId, path } = await host.addRun(
          `run${at}`,
          at % 2 === 0 ? 'shared' : `own ${at}`,
          { tasks },
        );
        paths.set(runId, path);
      }
    }
    const whole = await rowsOfAll(folder, [...paths.keys()]);
    const script = new URL('children/deleteRuns.ts', import.meta.url);
    let state = 11;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    const left = [...paths.keys()].slice(1);
    const tried = new Set<RunId>();
    let killed = 0;
    while (left.length > 0) {
      const child = startChild(script, [folder, ...left]);
      let told = await child.next();
      for (let skip = random(2); skip > 0 && told !== 'all'; skip -= 1) told = await child.next();
      const turns = random(40);
      for (let turn = 0; turn < turns; turn += 1)
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      await child.kill();
      killed += 1;
      using host = await openHost(folder);
      const listed = new Set(host.index.list(count).map(({ runId }) => runId));
      for (const runId of left) if (!listed.has(runId)) tried.add(runId);
      for (const runId of listed) {
        expect(rowsOf(host.database, runId)).toEqual(whole.get(runId));
        expect(existsSync(paths.get(runId) ?? '')).toBe(true);
      }
      expect(host.database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
      Array.from(createDeletedRunRows(host.database, Date.now).steps());
      for (const runId of tried) expect(rowsOf(host.database, runId)).toEqual(tables.map(() => 0));
      left.splice(0, left.length, ...left.filter((runId) => listed.has(runId)));
    }
    expect(killed).toBeGreaterThan(1);
    using host = await openHost(folder);
    Array.from(host.cache.sweep());
    expect(host.database.prepare('PRAGMA integrity_check').get()).toEqual({
      integrity_check: 'ok',
    });
    const here = [...paths.values()].filter((path) => existsSync(path));
    expect(new Set(here)).toEqual(new Set([paths.get(toRunId('run0'))]));
  },
);
