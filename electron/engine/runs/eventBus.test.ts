import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import type { Journal } from '../store/journal.ts';
import { createEventBus } from './eventBus.ts';

const runId = toRunId('r');
const log = (text: string): RunEventBody => ({
  type: 'task.logged',
  nodeId: toNodeId('n'),
  path: [],
  text,
});
const end: RunEventBody = { type: 'run.finished', outcome: 'succeeded' };

/** A bus over a journal in memory, of one live run. */
function openBus() {
  const events: RunEvent[] = [];
  let live = true;
  const append: Journal['append'] = (run, body) => {
    const event: RunEvent = { ...body, runId: run, seq: events.length + 1, at: 0 };
    events.push(event);
    return event;
  };
  const journal: Journal = {
    append,
    begin: () => {},
    read: (_, afterSeq) => events.filter((event) => event.seq > afterSeq),
    has: () => true,
    list: () => [],
  };
  const bus = createEventBus(journal, () => live);
  return {
    bus,
    events,
    finish: (failure?: FailureError) => {
      live = false;
      bus.end(runId, failure);
    },
  };
}

async function seqs(events: AsyncIterable<RunEvent>): Promise<readonly number[]> {
  const seen: number[] = [];
  for await (const event of events) seen.push(event.seq);
  return seen;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);

test('replays and goes on live, without a gap and without an event twice', async () => {
  const { bus } = openBus();
  for (let count = 0; count < 5; count += 1) bus.publish(runId, log('before'));
  const following = seqs(bus.follow(runId, 0, undefined));
  const late = seqs(bus.follow(runId, 3, undefined));
  for (let count = 0; count < 5; count += 1) {
    bus.publish(runId, log('live'));
    bus.publish(runId, log('live'));
    await settle();
  }
  bus.publish(runId, end);
  expect(await following).toEqual(upTo(16));
  expect(await late).toEqual(upTo(16).slice(3));
});

test('a slow follower misses nothing', async () => {
  const { bus } = openBus();
  const seen: number[] = [];
  for (let count = 0; count < 3; count += 1) bus.publish(runId, log('before'));
  for await (const event of bus.follow(runId, 0, undefined)) {
    seen.push(event.seq);
    if (event.seq < 20) {
      bus.publish(runId, log('while it is slow'));
      bus.publish(runId, log('and again'));
    } else if (event.seq === 20) bus.publish(runId, end);
    await settle();
  }
  expect(seen).toEqual(upTo(seen.length));
  expect(seen.length).toBeGreaterThan(20);
});

test('a run that is over ends its followers', async () => {
  const { bus, finish } = openBus();
  bus.publish(runId, log('x'));
  finish();
  expect(await seqs(bus.follow(runId, 0, undefined))).toEqual([1]);
  expect(await seqs(bus.follow(runId, 9, undefined))).toEqual([]);
});

test('followers end with the run even where its end could not be written', async () => {
  const { bus, finish } = openBus();
  const following = seqs(bus.follow(runId, 0, undefined));
  const failing = seqs(bus.follow(runId, 0, undefined));
  bus.publish(runId, log('x'));
  await settle();
  finish();
  expect(await following).toEqual([1]);
  expect(await failing).toEqual([1]);

  const broken = openBus();
  const told = seqs(broken.bus.follow(runId, 0, undefined));
  broken.bus.publish(runId, log('x'));
  const full = new FailureError({ kind: 'storage', code: 'ENOSPC', message: 'The disk is full.' });
  broken.finish(full);
  await expect(told).rejects.toBe(full);
});

test('an abort ends a follower that waits, and one that has not begun', async () => {
  const { bus } = openBus();
  const abort = new AbortController();
  const following = seqs(bus.follow(runId, 0, abort.signal));
  bus.publish(runId, log('x'));
  await settle();
  abort.abort();
  expect(await following).toEqual([1]);
  expect(await seqs(bus.follow(runId, 0, abort.signal))).toEqual([]);
});

test('what cannot be journalled is told to nobody', async () => {
  const { bus, events } = openBus();
  const following = seqs(bus.follow(runId, 0, undefined));
  await settle();
  Object.defineProperty(events, 'push', {
    configurable: true,
    value: () => {
      throw new Error('full');
    },
  });
  expect(() => bus.publish(runId, log('lost'))).toThrow('full');
  delete (events as { push?: unknown }).push;
  bus.publish(runId, end);
  expect(await following).toEqual([1]);
});

test('a quarter of a million events replay', async () => {
  const { bus, events } = openBus();
  for (let seq = 1; seq <= 250_000; seq += 1) events.push({ ...log(''), runId, seq, at: 0 });
  bus.publish(runId, end);
  let count = 0;
  for await (const event of bus.follow(runId, 0, undefined)) count = event.seq;
  expect(count).toBe(250_001);
});
