import { expect, test } from 'vitest';
import type { FailureError } from '../../../shared/domain/failure.ts';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId, type RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { startChild } from '../../../test/support/startChild.ts';
import { createJournal } from './journal.ts';
import { openDatabase } from './openDatabase.ts';
import { createOwnership } from './ownership.ts';
import { createRunIndex } from './runIndex.ts';

async function openJournal() {
  const scratch = await scratchFolder();
  const database = openDatabase(scratch.at('journal.sqlite'));
  let time = 1000;
  const now = (): number => (time += 1);
  const ownership = createOwnership(scratch.at('owners'));
  const index = createRunIndex({ database, ownership, isLive: () => true, now });
  const journal = createJournal({ database, now });
  const written: RunEvent[] = [];
  const failed: (readonly [RunId, FailureError])[] = [];
  journal.listen({
    onWritten: (_, events) => written.push(...events),
    onFailed: (runId, error) => failed.push([runId, error]),
  });
  const begin = (id: string): RunId => {
    const runId = toRunId(id);
    index.begin({ runId, pipeline: emptyPipeline(id), pipelinePath: null, request: {} });
    return runId;
  };
  return {
    journal,
    index,
    database,
    written,
    failed,
    begin,
    async [Symbol.asyncDispose]() {
      ownership.release();
      database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

const task = { nodeId: toNodeId('n'), path: [] };
const log = (text: string) => ({ type: 'task.logged' as const, text, ...task });
const refuse = (what: string): string =>
  `CREATE TRIGGER refuse BEFORE INSERT ON events WHEN ${what} BEGIN SELECT RAISE(ABORT, 'refused'); END`;

test('numbers the events of each run from 1, whatever happens in others', async () => {
  await using t = await openJournal();
  const [a, b] = [t.begin('a'), t.begin('b')];
  const seqs = [a, b, a, a, b].map((runId) => t.journal.append(runId, log('x')).seq);
  expect(seqs).toEqual([1, 1, 2, 3, 2]);
  expect(t.journal.read(a, 0).map((event) => event.seq)).toEqual([1, 2, 3]);
});

test('reads what comes after a seq, as it was written, page by page', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const written = ['one', 'zwei – ü', 'three'].map((text) => t.journal.append(runId, log(text)));
  expect(t.journal.read(runId, 1)).toEqual(written.slice(1));
  expect(t.journal.read(runId, 1, 1)).toEqual(written.slice(1, 2));
  expect(t.journal.read(runId, 3)).toEqual([]);
  expect(t.journal.read(toRunId('unknown'), 0)).toEqual([]);
});

test('reads rows of one event each, as they were written before, and goes on after them', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const insert = t.database.prepare(
    'INSERT INTO events (run_id, seq, at, body) VALUES (?, ?, ?, ?)',
  );
  const seqs = Array.from({ length: 20 }, (_, index) => index + 1);
  for (const seq of seqs) insert.run(runId, seq, 500 + seq, JSON.stringify(log(`${seq}`)));
  t.journal.append(runId, log('21'));
  t.journal.append(runId, log('22'));
  const events = t.journal.read(runId, 3);
  expect(events).toHaveLength(19);
  expect(events[0]).toEqual({ ...log('4'), runId, seq: 4, at: 504 });
  expect(events.map(({ seq }) => seq)).toEqual([...seqs.slice(3), 21, 22]);
  expect(t.journal.read(runId, 3, 18).at(-1)?.seq).toBe(21);
});

test('a row ends before it is long, and each event is found in its row', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const texts = Array.from({ length: 3_000 }, (_, index) => `${index}`.repeat(index % 100));
  const written = texts.map((text) => t.journal.append(runId, log(text)));
  t.journal.flush();
  const longest = t.database.prepare('SELECT MAX(LENGTH(body)) AS n FROM events').get()?.['n'];
  expect(longest).toBeLessThan(20_000);
  expect(t.journal.read(runId, 0)).toEqual(written);
  for (const after of [0, 1, 126, 127, 128, 129, 2_047, 2_048, 2_999])
    expect(t.journal.read(runId, after, 2)).toEqual(written.slice(after, after + 2));
});

test('goes on numbering after a restart', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  t.journal.append(runId, log('x'));
  t.journal.append(runId, log('y'));
  t.journal.flush();
  const anew = createJournal({ database: t.database, now: () => 1 });
  expect(anew.append(runId, log('z')).seq).toBe(3);
});

test('nobody hears of an event before it is on disk, and then in order', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const count = (): unknown =>
    t.database.prepare('SELECT TOTAL(json_array_length(body)) AS n FROM events').get()?.['n'];
  t.journal.append(runId, log('x'));
  t.journal.append(runId, log('y'));
  expect([count(), t.written.length]).toEqual([0, 0]);
  await settle();
  expect(count()).toBe(2);
  expect(t.written.map((event) => event.seq)).toEqual([1, 2]);
});

test('what the disk refuses is told, kept and written in order once it can be', async () => {
  await using t = await openJournal();
  const [a, b] = [t.begin('a'), t.begin('b')];
  // "page" errors are kept: a full disk may have room again.
  t.database.exec('PRAGMA max_page_count = 1');
  const long = 'x'.repeat(100_000);
  t.journal.append(a, log(long));
  t.journal.append(b, log(long));
  t.journal.flush();
  expect(t.failed.map(([runId, error]) => [runId, error.failure.kind])).toEqual([
    [a, 'storage'],
    [b, 'storage'],
  ]);
  expect(t.written).toEqual([]);
  t.database.exec('PRAGMA max_page_count = 100000');
  t.journal.append(a, log('after'));
  t.journal.flush();
  expect(t.written.map(({ runId, seq }) => [runId, seq])).toEqual([
    [a, 1],
    [a, 2],
    [b, 1],
  ]);
});

test("one run's trouble is not another's", async () => {
  await using t = await openJournal();
  const [a, b] = [t.begin('a'), t.begin('b')];
  t.database.exec(refuse("NEW.run_id = 'a'"));
  t.journal.append(a, log('x'));
  t.journal.append(b, log('y'));
  t.journal.flush();
  expect(t.failed.map(([runId]) => runId)).toEqual([a]);
  expect(t.written.map(({ runId }) => runId)).toEqual([b]);
});

test('the end is told by the event and by the list, or by neither', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  t.database.exec(
    "CREATE TRIGGER refuse BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'refused'); END",
  );
  t.journal.append(runId, { type: 'run.finished', outcome: 'succeeded' });
  t.journal.flush();
  expect([t.written, t.failed.length]).toEqual([[], 1]);
  expect(t.index.list(1)[0]?.status).toBe('running');
});

test('what must be durable is synced in one go, and refused to all that wait when it cannot be', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const modes: unknown[] = [];
  t.database.function('note_mode', () => {
    modes.push(t.database.prepare('PRAGMA synchronous').get()?.['synchronous']);
    return null;
  });
  t.database.exec('CREATE TEMP TRIGGER watch AFTER INSERT ON events BEGIN SELECT note_mode(); END');
  t.journal.append(runId, log('x'));
  t.journal.flush();
  t.journal.append(runId, log('y'));
  t.journal.append(runId, log('z'));
  await Promise.all([t.journal.durable(), t.journal.durable()]);
  t.journal.append(runId, { type: 'run.finished', outcome: 'succeeded' });
  t.journal.flush();
  const [normal, full] = [1, 2];
  expect(modes).toEqual([normal, full, full]);

  t.database.exec(refuse('true'));
  t.journal.append(runId, log('lost'));
  const both = await Promise.allSettled([t.journal.durable(), t.journal.durable()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('kill -9 in the middle of appends loses no prediction that was acknowledged', async () => {
  await using scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  const script = new URL('../../../test/faults/children/appendEvents.ts', import.meta.url);
  for (const [round, heard] of [1, 7, 20, 33].entries()) {
    const run = `run-${round}`;
    const acknowledged: unknown[] = [];
    await using child = startChild(script, [path, run]);
    while (acknowledged.length < heard) acknowledged.push(await child.next());
    await child.kill();

    const database = openDatabase(path);
    const events = createJournal({ database, now: Date.now }).read(toRunId(run), 0);
    const submitted = events.flatMap((event) =>
      event.type === 'task.submitted' ? [event.predictionId] : [],
    );
    expect(submitted.slice(0, heard)).toEqual(acknowledged);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  }
});
