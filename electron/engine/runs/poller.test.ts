import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import { createManualTimers, settle } from '../../../test/support/manualTimers.ts';
import { somePrediction } from '../../../test/support/predictions.ts';
import { createPoller, type Watch } from './poller.ts';

const unreachable = new FailureError({ kind: 'provider-unavailable', message: 'No answer.' });

/** A prediction whose answers the test gives, and the moments it was asked at. */
function openWatch(answer: (count: number) => Prediction | Promise<Prediction>) {
  const clock = createManualTimers();
  const abort = new AbortController();
  const [asked, updates]: [number[], Prediction[]] = [[], []];
  const watch: Watch = {
    get: async () => {
      asked.push(clock.now());
      return answer(asked.length);
    },
    onUpdate: (prediction) => void updates.push(prediction),
    firstWaitMs: 100,
    signal: abort.signal,
  };
  return { clock, abort, asked, updates, watch };
}

test('asks at the first wait until the prediction ends, and tells every answer', async () => {
  const t = openWatch((count) =>
    somePrediction({ status: count < 3 ? 'processing' : 'succeeded' }),
  );
  const watching = createPoller(t.clock.timers).watch(t.watch);
  await t.clock.advance(1000);
  expect((await watching).status).toBe('succeeded');
  expect(t.asked).toEqual([100, 200, 300]);
  expect(t.updates.map((each) => each.status)).toEqual(['processing', 'processing', 'succeeded']);
  expect(t.clock.count()).toBe(0);
});

test('the wait grows with the time so far, to ten times the first', async () => {
  const t = openWatch(() => somePrediction());
  void createPoller(t.clock.timers).watch(t.watch);
  await t.clock.advance(60_000);
  const waits = t.asked.map((at, index) => at - (t.asked[index - 1] ?? 0));
  expect(waits.slice(0, 10).every((wait) => wait === 100)).toBe(true);
  expect(waits[12]).toBeGreaterThan(100);
  expect(waits.at(-1)).toBe(1000);
  expect(Math.max(...waits)).toBe(1000);
});

test('what took a known time before is asked about when it is due', async () => {
  const t = openWatch((count) =>
    somePrediction({ status: count < 3 ? 'processing' : 'succeeded' }),
  );
  const watching = createPoller(t.clock.timers).watch({ ...t.watch, expectedMs: 1000 });
  await t.clock.advance(2000);
  await watching;
  expect(t.asked).toEqual([920, 1012, 1113.2]);
});

test('a status that nobody knows keeps it asking', async () => {
  const t = openWatch((count) => somePrediction({ status: count < 5 ? 'unknown' : 'aborted' }));
  const watching = createPoller(t.clock.timers).watch(t.watch);
  await t.clock.advance(1000);
  expect((await watching).status).toBe('aborted');
});

test('a nudge asks at once', async () => {
  const t = openWatch(() => somePrediction({ status: 'succeeded' }));
  const poller = createPoller(t.clock.timers);
  const watching = poller.watch(t.watch);
  poller.nudge(t.watch);
  await t.clock.advance(0);
  await watching;
  expect(t.asked).toEqual([0]);
  poller.nudge(t.watch);
  expect(t.clock.count()).toBe(0);
});

test('a nudge while it is asking is not lost: it asks again at once', async () => {
  const first = Promise.withResolvers<Prediction>();
  const t = openWatch((count) =>
    count === 1 ? first.promise : somePrediction({ status: 'succeeded' }),
  );
  const poller = createPoller(t.clock.timers);
  const watching = poller.watch(t.watch);
  await t.clock.advance(100);
  poller.nudge(t.watch);
  first.resolve(somePrediction());
  await settle();
  await t.clock.advance(0);
  await watching;
  expect(t.asked).toEqual([100, 100]);
});

test('a webhook of the end asks at once, and one of another prediction does not', async () => {
  const t = openWatch(() => somePrediction({ status: 'succeeded' }));
  const poller = createPoller(t.clock.timers);
  const watching = poller.watch({ ...t.watch, id: 'p1' });
  poller.told('p2', true);
  await t.clock.advance(50);
  expect(t.asked).toEqual([]);
  poller.told('p1', true);
  await t.clock.advance(0);
  await watching;
  expect(t.asked).toEqual([50]);
  poller.told('p1', true);
  expect(t.clock.count()).toBe(0);
});

test('where webhooks arrive it asks no sooner than before, then seldom, and never stops', async () => {
  const t = openWatch(() => somePrediction());
  const poller = createPoller(t.clock.timers);
  void poller.watch({ ...t.watch, id: 'p1' });
  await t.clock.advance(100);
  for (let hook = 0; hook < 5; hook += 1) poller.told('p1', false);
  await t.clock.advance(9200);
  expect(t.asked).toEqual([100, 200, 3200, 6200, 9200]);
});

test('a webhook while it is asking is not lost', async () => {
  const first = Promise.withResolvers<Prediction>();
  const t = openWatch((count) => (count === 1 ? first.promise : somePrediction()));
  const poller = createPoller(t.clock.timers);
  void poller.watch({ ...t.watch, id: 'p1' });
  await t.clock.advance(150);
  poller.told('p1', false);
  await t.clock.advance(20);
  first.resolve(somePrediction());
  await settle();
  await t.clock.advance(30);
  expect(t.asked).toEqual([100, 200]);
});

test('goes on asking while the provider is out of reach, and gives up in the end', async () => {
  const t = openWatch(() => Promise.reject(unreachable));
  const watching = createPoller(t.clock.timers, 2000).watch(t.watch);
  watching.catch(() => undefined);
  await t.clock.advance(3000);
  expect(t.asked).toEqual([100, 300, 700, 1500]);
  await t.clock.advance(100);
  await expect(watching).rejects.toBe(unreachable);
  expect(t.clock.count()).toBe(0);
});

test('an answer in between begins the patience anew', async () => {
  const t = openWatch((count) =>
    count % 2 === 0 ? somePrediction() : Promise.reject(unreachable),
  );
  let ended = false;
  const watching = createPoller(t.clock.timers, 2000).watch(t.watch);
  void watching.finally(() => (ended = true)).catch(() => undefined);
  await t.clock.advance(20_000);
  expect(ended).toBe(false);
});

test('any other failure ends it at once', async () => {
  const refused = new FailureError({ kind: 'unauthorized', message: 'No.' });
  const t = openWatch(() => Promise.reject(refused));
  const watching = createPoller(t.clock.timers).watch(t.watch);
  watching.catch(() => undefined);
  await t.clock.advance(100);
  await expect(watching).rejects.toBe(refused);
});

test('an error of the listener ends it at once', async () => {
  const t = openWatch(() => somePrediction());
  const onUpdate = (): never => {
    throw new Error('the journal is full');
  };
  const watching = createPoller(t.clock.timers).watch({ ...t.watch, onUpdate });
  watching.catch(() => undefined);
  await t.clock.advance(100);
  await expect(watching).rejects.toThrow('the journal is full');
  expect(t.clock.count()).toBe(0);
});

test('an abort ends it: before it asks, while it waits and while it asks', async () => {
  const canceled = { failure: { kind: 'canceled' } };
  const answer = Promise.withResolvers<Prediction>();
  const t = openWatch(() => answer.promise);
  const poller = createPoller(t.clock.timers);
  const gone = { ...t.watch, signal: AbortSignal.abort() };
  await expect(poller.watch(gone)).rejects.toMatchObject(canceled);

  const waiting = new AbortController();
  const first = poller.watch({ ...t.watch, signal: waiting.signal });
  waiting.abort();
  await expect(first).rejects.toMatchObject(canceled);
  expect(t.clock.count()).toBe(0);

  const asking = poller.watch(t.watch);
  await t.clock.advance(100);
  t.abort.abort();
  await expect(asking).rejects.toMatchObject(canceled);
  answer.resolve(somePrediction({ status: 'succeeded' }));
  await settle();
  expect(t.updates).toEqual([]);
  expect(t.clock.count()).toBe(0);
});

test('two hundred predictions need one timer', async () => {
  const t = openWatch(() => somePrediction());
  const poller = createPoller(t.clock.timers);
  for (let count = 0; count < 200; count += 1)
    void poller.watch({ ...t.watch, firstWaitMs: 50 + count });
  expect(t.clock.count()).toBe(1);
  await t.clock.advance(1000);
  expect(t.clock.count()).toBe(1);
  expect(t.asked.length).toBeGreaterThan(200);
});
