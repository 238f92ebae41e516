import { expect, test } from 'vitest';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import type { RunSummary } from '../../../shared/api/types.ts';
import { toRunId, type RunId } from '../../../shared/domain/ids.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { startChild } from '../../../test/support/startChild.ts';
import { createJournal } from './journal.ts';
import { openDatabase } from './openDatabase.ts';
import { createOwnership } from './ownership.ts';
import { createRunIndex } from './runIndex.ts';

/** An engine's view of a data folder. */
function openIndex(scratch: { readonly at: (...parts: string[]) => string }) {
  const database = openDatabase(scratch.at('journal.sqlite'));
  const ownership = createOwnership(scratch.at('owners'));
  const live = new Set<RunId>();
  let time = 1000;
  const now = (): number => (time += 1);
  const setBack = (ms: number): void => void (time -= ms);
  const index = createRunIndex({ database, ownership, isLive: (id) => live.has(id), now });
  const journal = createJournal({ database, now });
  return {
    index,
    live,
    journal,
    ownership,
    setBack,
    begin: (id: string): RunId => {
      const runId = toRunId(id);
      index.begin({ runId, pipeline: emptyPipeline(id), pipelinePath: '/p', request: { a: 1 } });
      live.add(runId);
      return runId;
    },
    [Symbol.dispose]() {
      ownership.release();
      database.close();
    },
  };
}

test('refuses a run id that is taken, in a sentence', async () => {
  await using scratch = await scratchFolder();
  using t = openIndex(scratch);
  t.begin('a');
  expect(() => t.begin('a')).toThrow('The run id "a" is taken: start the run with a new id.');
});

test('lists the newest first; what nobody runs any more is interrupted', async () => {
  await using scratch = await scratchFolder();
  using t = openIndex(scratch);
  const [dead, running, done] = [t.begin('dead'), t.begin('running'), t.begin('done')];
  t.live.delete(dead);
  t.journal.append(done, { type: 'run.finished', outcome: 'failed' });
  t.journal.flush();
  expect(t.index.list(10).map(({ runId, status }) => [runId, status])).toEqual([
    [done, 'failed'],
    [running, 'running'],
    [dead, 'interrupted'],
  ]);
  expect(t.index.list(1).map((run) => run.runId)).toEqual([done]);
  // Whoever could not go on with it does not try again by itself.
  expect(t.index.interrupted()).toEqual([]);
  expect(t.index.get(done)).toMatchObject({
    pipelinePath: '/p',
    request: { a: 1 },
    status: 'failed',
  });
  expect(t.index.get(toRunId('unknown'))).toBeUndefined();
});

test('the list is in the order in which runs were made, also where the clock was set back meanwhile', async () => {
  await using scratch = await scratchFolder();
  using t = openIndex(scratch);
  const made = ['first', 'second', 'third', 'fourth', 'fifth'].map((id) => {
    t.setBack(200);
    return t.begin(id);
  });
  const all = t.index.list(10);
  expect(all.map(({ runId }) => runId)).toEqual(made.toReversed());
  expect(all.map(({ startedAt }) => startedAt)).toEqual(
    all.map(({ startedAt }) => startedAt).toSorted((one, other) => one - other),
  );
  const [last, page] = [
    t.index.list(2).at(-1),
    (before: RunSummary) => t.index.list(2, { before }),
  ];
  if (last === undefined) throw new Error('there are five');
  expect(page(last).map(({ runId }) => runId)).toEqual(['third', 'second']);
  // A run that is made while pages are turned moves none of them.
  t.setBack(1_000);
  t.begin('sixth');
  expect(page(last).map(({ runId }) => runId)).toEqual(['third', 'second']);
});

test('a run of another living engine is running, and cannot be claimed; of one that ended, by one engine only', async () => {
  await using scratch = await scratchFolder();
  const first = openIndex(scratch);
  const runId = first.begin('a');
  using second = openIndex(scratch);
  using third = openIndex(scratch);
  expect(second.index.list(1)[0]).toMatchObject({ status: 'running', isElsewhere: true });
  expect([
    second.index.claim(runId, ['interrupted', 'failed'], 'running'),
    second.index.interrupted(),
  ]).toEqual([false, []]);
  first[Symbol.dispose]();
  expect(second.index.interrupted()).toEqual([runId]);
  expect(second.index.claim(runId, ['interrupted'], 'running')).toBe(true);
  second.live.add(runId);
  expect(third.index.claim(runId, ['interrupted'], 'running')).toBe(false);
  expect(third.index.list(1)[0]?.status).toBe('running');
});

test('kill -9 of a process ends its ownership', async () => {
  await using scratch = await scratchFolder();
  const script = new URL('../../../test/faults/children/appendEvents.ts', import.meta.url);
  await using child = startChild(script, [scratch.at('journal.sqlite'), 'killed']);
  await child.next();
  const database = openDatabase(scratch.at('journal.sqlite'));
  const ownership = createOwnership(scratch.at('journal.sqlite-owners'));
  const index = createRunIndex({ database, ownership, isLive: () => false, now: Date.now });
  expect(index.list(1)[0]?.status).toBe('running');
  await child.kill();
  expect(index.list(1)[0]?.status).toBe('interrupted');
  expect(index.claim(toRunId('killed'), ['interrupted'], 'running')).toBe(true);
  ownership.release();
  database.close();
});
