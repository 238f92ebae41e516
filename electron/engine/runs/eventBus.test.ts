import { expect, test } from 'vitest';
import type { FailureError } from '../../../shared/domain/failure.ts';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId, type RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { eachEvent } from '../../../test/support/eachEvent.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { createJournal } from '../store/journal.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { createOwnership } from '../store/ownership.ts';
import { createRunIndex } from '../store/runIndex.ts';
import { createEventBus } from './eventBus.ts';

const runId = toRunId('r');
const log = (text: string): RunEventBody => ({
  type: 'task.logged',
  nodeId: toNodeId('n'),
  path: [],
  text,
});
const end: RunEventBody = { type: 'run.finished', outcome: 'succeeded' };

/** A bus over a real journal, of one live run. */
async function openBus() {
  const scratch = await scratchFolder();
  const database = openDatabase(scratch.at('journal.sqlite'));
  const ownership = createOwnership(scratch.at('owners'));
  let live = true;
  const isLive = (): boolean => live;
  const index = createRunIndex({ database, ownership, isLive, now: Date.now });
  index.begin({ runId, pipeline: emptyPipeline('p'), pipelinePath: null, request: {} });
  const journal = createJournal({ database, now: Date.now });
  const stuck: string[] = [];
  const onStuck = (_: RunId, error: FailureError): void => void stuck.push(error.message);
  const bus = createEventBus({ journal, isLive, onStuck });
  return {
    bus,
    stuck,
    database,
    finish: () => {
      live = false;
      return bus.end(runId);
    },
    async [Symbol.asyncDispose]() {
      ownership.release();
      database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

async function seqs(pages: AsyncIterable<readonly RunEvent[]>): Promise<readonly number[]> {
  const seen: number[] = [];
  for await (const { seq } of eachEvent(pages)) seen.push(seq);
  return seen;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);

test('replays and goes on live, without a gap and without an event twice', async () => {
  await using t = await openBus();
  for (let count = 0; count < 5; count += 1) t.bus.publish(runId, log('before'));
  const following = seqs(t.bus.follow(runId, 0, undefined));
  const late = seqs(t.bus.follow(runId, 3, undefined));
  for (let count = 0; count < 5; count += 1) {
    t.bus.publish(runId, log('live'));
    t.bus.publish(runId, log('live'));
    await settle();
  }
  t.bus.publish(runId, end);
  expect(t.finish()).toBeUndefined();
  expect(await following).toEqual(upTo(16));
  expect(await late).toEqual(upTo(16).slice(3));
});

test('a slow follower misses nothing', async () => {
  await using t = await openBus();
  const seen: number[] = [];
  for (let count = 0; count < 3; count += 1) t.bus.publish(runId, log('before'));
  for await (const event of eachEvent(t.bus.follow(runId, 0, undefined))) {
    seen.push(event.seq);
    if (event.seq < 20) {
      t.bus.publish(runId, log('while it is slow'));
      t.bus.publish(runId, log('and again'));
    } else if (event.seq === 20) {
      t.bus.publish(runId, end);
      t.finish();
    }
    await settle();
  }
  expect(seen).toEqual(upTo(seen.length));
  expect(seen.length).toBeGreaterThan(20);
});

test('a run that is over ends its followers', async () => {
  await using t = await openBus();
  t.bus.publish(runId, log('x'));
  t.finish();
  expect(await seqs(t.bus.follow(runId, 0, undefined))).toEqual([1]);
  expect(await seqs(t.bus.follow(runId, 9, undefined))).toEqual([]);
});

test('a run that went on after its end is told whole', async () => {
  await using t = await openBus();
  t.bus.publish(runId, end);
  t.bus.publish(runId, { type: 'run.resumed' });
  const following = seqs(t.bus.follow(runId, 0, undefined));
  await settle();
  t.bus.publish(runId, log('again'));
  t.bus.publish(runId, end);
  t.finish();
  expect(await following).toEqual(upTo(4));
});

test('what the disk refuses is told to nobody; the run is stopped and its followers hear why', async () => {
  await using t = await openBus();
  const following = seqs(t.bus.follow(runId, 0, undefined));
  t.bus.publish(runId, log('x'));
  await settle();
  t.database.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'refused'); END",
  );
  t.bus.publish(runId, log('lost'));
  await settle();
  expect(t.stuck).toEqual(['Something unexpected happened: refused']);
  await expect(t.bus.publishDurably(runId, log('lost too'))).rejects.toThrow('refused');
  const failure = t.finish();
  expect(failure?.message).toContain('refused');
  await expect(following).rejects.toBe(failure);
});

test('an abort ends a follower that waits, and one that has not begun', async () => {
  await using t = await openBus();
  const abort = new AbortController();
  const following = seqs(t.bus.follow(runId, 0, abort.signal));
  t.bus.publish(runId, log('x'));
  await settle();
  abort.abort();
  expect(await following).toEqual([1]);
  expect(await seqs(t.bus.follow(runId, 0, abort.signal))).toEqual([]);
});

test('a hundred thousand events replay', async () => {
  await using t = await openBus();
  for (let seq = 1; seq < 100_000; seq += 1) t.bus.publish(runId, log(''));
  t.bus.publish(runId, end);
  t.finish();
  let count = 0;
  for await (const event of eachEvent(t.bus.follow(runId, 0, undefined))) count = event.seq;
  expect(count).toBe(100_000);
});
