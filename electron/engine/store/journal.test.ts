import { expect, test } from 'vitest';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId, type RunId } from '../../../shared/domain/ids.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { startChild } from '../../../test/support/startChild.ts';
import { createJournal } from './journal.ts';
import { openDatabase } from './openDatabase.ts';

async function openJournal() {
  const scratch = await scratchFolder();
  const database = openDatabase(scratch.at('journal.sqlite'));
  let time = 1000;
  const journal = createJournal(database, () => (time += 1));
  const begin = (id: string): RunId => {
    const runId = toRunId(id);
    journal.begin({ runId, pipeline: emptyPipeline(`Pipeline ${id}`), pipelinePath: null });
    return runId;
  };
  return {
    journal,
    database,
    scratch,
    begin,
    async [Symbol.asyncDispose]() {
      database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

const task = { nodeId: toNodeId('n'), path: [] };
const log = (text: string) => ({ type: 'task.logged' as const, text, ...task });

test('numbers the events of each run from 1, whatever happens in others', async () => {
  await using t = await openJournal();
  const [a, b] = [t.begin('a'), t.begin('b')];
  const seqs = [a, b, a, a, b].map((runId) => t.journal.append(runId, log('x')).seq);
  expect(seqs).toEqual([1, 1, 2, 3, 2]);
  expect(t.journal.read(a, 0).map((event) => event.seq)).toEqual([1, 2, 3]);
});

test('reads what comes after a seq, as it was written', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const written = ['one', 'zwei – ü', 'three'].map((text) => t.journal.append(runId, log(text)));
  expect(t.journal.read(runId, 1)).toEqual(written.slice(1));
  expect(t.journal.read(runId, 3)).toEqual([]);
  expect(t.journal.read(toRunId('unknown'), 0)).toEqual([]);
});

test('goes on numbering after a restart', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  t.journal.append(runId, log('x'));
  t.journal.append(runId, log('y'));
  expect(createJournal(t.database, () => 1).append(runId, log('z')).seq).toBe(3);
});

test('a number that could not be written is not used up', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  t.database.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON events WHEN NEW.body LIKE '%bad%' BEGIN SELECT RAISE(ABORT, 'refused'); END",
  );
  t.journal.append(runId, log('good'));
  expect(() => t.journal.append(runId, log('bad'))).toThrow('refused');
  expect(t.journal.append(runId, log('good again')).seq).toBe(2);
});

test('refuses a run id that is taken, in a sentence', async () => {
  await using t = await openJournal();
  t.begin('a');
  expect(() => t.begin('a')).toThrow('The run id "a" is taken: start the run with a new id.');
});

test('lists the newest first; what nobody runs any more is interrupted', async () => {
  await using t = await openJournal();
  const [dead, live, done] = [t.begin('dead'), t.begin('live'), t.begin('done')];
  t.journal.append(done, { type: 'run.finished', outcome: 'failed' });
  const listed = t.journal.list(10, new Set([live])).map(({ runId, status }) => [runId, status]);
  expect(listed).toEqual([
    [done, 'failed'],
    [live, 'running'],
    [dead, 'interrupted'],
  ]);
  expect(t.journal.list(1, new Set()).map((run) => run.runId)).toEqual([done]);
  expect(t.journal.list(10, new Set())[0]).toMatchObject({
    pipelineName: 'Pipeline done',
    startedAt: 1003,
    finishedAt: 1004,
  });
});

test('the end is told by the event and by the list, or by neither', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  t.database.exec(
    "CREATE TRIGGER refuse BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'refused'); END",
  );
  expect(() => t.journal.append(runId, { type: 'run.finished', outcome: 'succeeded' })).toThrow();
  expect(t.journal.read(runId, 0)).toEqual([]);
  t.database.exec('DROP TRIGGER refuse');
  t.journal.append(runId, { type: 'run.finished', outcome: 'succeeded' });
  expect(t.journal.read(runId, 0)).toHaveLength(1);
  expect(t.journal.list(1, new Set())[0]?.status).toBe('succeeded');
});

test('events about money are synced before append returns, the others are not waited for', async () => {
  await using t = await openJournal();
  const runId = t.begin('a');
  const modes: unknown[] = [];
  t.database.function('note_mode', () => {
    modes.push(t.database.prepare('PRAGMA synchronous').get()?.['synchronous']);
    return null;
  });
  t.database.exec('CREATE TEMP TRIGGER watch AFTER INSERT ON events BEGIN SELECT note_mode(); END');
  t.journal.append(runId, log('x'));
  t.journal.append(runId, { type: 'task.submitting', fingerprint: 'f', ...task });
  t.journal.append(runId, log('y'));
  t.journal.append(runId, { type: 'run.finished', outcome: 'succeeded' });
  const [normal, full] = [1, 2];
  expect(modes).toEqual([normal, full, normal, full]);
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
    const events = createJournal(database, Date.now).read(toRunId(run), 0);
    const submitted = events.flatMap((event) =>
      event.type === 'task.submitted' ? [event.predictionId] : [],
    );
    expect(submitted.slice(0, heard)).toEqual(acknowledged);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  }
});
