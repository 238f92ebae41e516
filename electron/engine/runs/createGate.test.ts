import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailureError, canceled } from '../../../shared/domain/failure.ts';
import { createManualTimers } from '../../../test/support/manualTimers.ts';
import { createRateLimit, type RateLimit } from '../../../test/support/rateLimit.ts';
import { createCreateGate } from './createGate.ts';

const never = new AbortController().signal;

/** Sends so many creates at once through a gate, and gives what became of them and when the last was taken. */
async function sendAll(limit: RateLimit, count: number) {
  const clock = createManualTimers();
  const gate = createCreateGate(clock.timers);
  const server = createRateLimit(clock.timers, limit);
  const names = Array.from({ length: count }, (_, index) => String(index));
  const results: string[] = [];
  const failures: unknown[] = [];
  for (const name of names)
    gate
      .run(() => server.create(name), never)
      .then(
        (value) => results.push(value),
        (error: unknown) => failures.push(error),
      );
  const patience = 3 * server.shortestMs(count) + 200_000;
  while (results.length + failures.length < count && clock.now() < patience)
    await clock.advance(1000);
  const took = server.accepted.at(-1)?.at ?? 0;
  return { server, names, results, failures, took, shortest: server.shortestMs(count) };
}

describe('200 creates at once', () => {
  test.each<RateLimit>([
    { periodMs: 100, burst: 600, tells: 'in seconds', latencyMs: 200 },
    { periodMs: 100, burst: 60, tells: 'in seconds', latencyMs: 200 },
    { periodMs: 100, burst: 10, tells: 'in seconds', latencyMs: 200 },
    { periodMs: 100, burst: 1, tells: 'in seconds', latencyMs: 200 },
    { periodMs: 100, burst: 10, tells: 'nothing', latencyMs: 200 },
    { periodMs: 1000, burst: 1, tells: 'in seconds', latencyMs: 300 },
    { periodMs: 10_000, burst: 1, tells: 'in seconds', latencyMs: 300 },
    { periodMs: 10_000, burst: 1, tells: 'exactly' },
    { periodMs: 10_000, burst: 1, tells: 'nothing', latencyMs: 300 },
  ])(
    '$periodMs ms each, burst $burst, told $tells: none fails, within 10 % of the least time',
    async (limit) => {
      const { server, names, results, failures, took, shortest } = await sendAll(limit, 200);
      expect(failures).toEqual([]);
      expect(results.toSorted()).toEqual(names.toSorted());
      expect(server.accepted.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
      // 32 are under way at once, so that answers have to come first.
      const answersMs = Math.ceil(200 / 32) * (limit.latencyMs ?? 0);
      expect(took).toBeLessThanOrEqual(Math.max(answersMs, 1.1 * shortest));
    },
  );
});

test('whatever the limit, each create is taken once, and the limit is used', async () => {
  const limits = fc.record({
    periodMs: fc.integer({ min: 20, max: 30_000 }),
    burst: fc.integer({ min: 1, max: 100 }),
    tells: fc.constantFrom('exactly' as const, 'in seconds' as const, 'nothing' as const),
    latencyMs: fc.integer({ min: 0, max: 2000 }),
  });
  await fc.assert(
    fc.asyncProperty(limits, fc.integer({ min: 1, max: 120 }), async (limit, count) => {
      const { server, names, results, failures, took, shortest } = await sendAll(limit, count);
      expect(failures).toEqual([]);
      expect(results.toSorted()).toEqual(names.toSorted());
      expect(server.accepted.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
      const answersMs = Math.ceil(count / 32) * limit.latencyMs;
      // To find a limit costs some of its periods, and some waits of a whole second or of an answer.
      const toFind = 12 * (limit.periodMs + limit.latencyMs + 1000);
      // A provider that tells nothing costs a try for every step.
      const slack = limit.tells === 'nothing' ? 1.5 : 1.25;
      expect(took).toBeLessThanOrEqual(slack * shortest + answersMs + toFind);
    }),
    { numRuns: 100 },
  );
});

describe('turns', () => {
  test('are in the order of asking, but for what is more urgent', async () => {
    const clock = createManualTimers();
    const gate = createCreateGate(clock.timers);
    const server = createRateLimit(clock.timers, { periodMs: 1000, burst: 1, tells: 'in seconds' });
    const ask = (name: string, priority?: number): void =>
      void gate.run(
        () => server.create(name),
        never,
        () => priority ?? 0,
      );
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await clock.advance(0);
    ask('urgent', 1);
    ask('late');
    await clock.advance(20_000);
    expect(server.accepted.map(({ name }) => name)).toEqual(['a', 'urgent', 'b', 'c', 'd', 'late']);
  });

  test('a canceled one leaves the queue unsent, the others move up', async () => {
    const clock = createManualTimers();
    const gate = createCreateGate(clock.timers);
    const server = createRateLimit(clock.timers, {
      periodMs: 1000,
      burst: 1,
      tells: 'in seconds',
      latencyMs: 100,
    });
    const aborts = [0, 1, 2].map(() => new AbortController());
    const ends = aborts.map(({ signal }, index) =>
      gate.run(() => server.create(String(index)), signal).catch((error: unknown) => error),
    );
    // The first is taken, the others are refused; the second is canceled before it is known, the third after.
    aborts[1]?.abort();
    await clock.advance(500);
    aborts[2]?.abort();
    const after = gate.run(() => server.create('after'), never);
    await clock.advance(5000);
    expect(await Promise.all(ends)).toEqual(['0', canceled(), canceled()]);
    expect(await after).toBe('after');
    expect(server.accepted.map(({ name }) => name)).toEqual(['0', 'after']);
    const sent = gate.run(() => server.create('x'), AbortSignal.abort());
    await expect(sent).rejects.toThrow(canceled());
    expect(clock.count()).toBe(0);
  });
});

describe('what is no refusal', () => {
  const failures = [
    { kind: 'unknown-outcome', intent: 'x', message: 'Lost.' },
    { kind: 'provider-unavailable', message: 'Nothing listens there.' },
    { kind: 'payment-required', message: 'No credit.' },
  ] as const;
  test.each(failures)('$kind is the caller’s, and sent once', async (failure) => {
    const clock = createManualTimers();
    const gate = createCreateGate(clock.timers);
    let sent = 0;
    const create = async (): Promise<never> => {
      sent += 1;
      throw new FailureError(failure);
    };
    await expect(gate.run(create, never)).rejects.toThrow(failure.message);
    await clock.advance(60_000);
    expect(sent).toBe(1);
    expect(await gate.run(async () => 'next', never)).toBe('next');
  });

  test.each([
    { what: 'a wait of an hour is reported', retryAfterMs: 3_600_000, from: 0 },
    { what: 'nothing taken for 15 minutes is reported', retryAfterMs: 0, from: 900_000 },
  ])('$what', async ({ retryAfterMs, from }) => {
    const clock = createManualTimers();
    const gate = createCreateGate(clock.timers);
    const failure = { kind: 'provider-unavailable', message: 'Throttled.', retryAfterMs } as const;
    let sent = 0;
    const create = async (): Promise<never> => {
      sent += 1;
      throw new FailureError(failure);
    };
    let ended = -1;
    const end = gate.run(create, never).catch(() => {
      ended = clock.now();
    });
    await clock.advance(2_000_000);
    await end;
    expect(ended).toBeGreaterThanOrEqual(from);
    // Waits double up to a minute.
    expect(sent).toBeLessThan(30);
  });
});

test('a limit that is raised is found again', async () => {
  const clock = createManualTimers();
  const gate = createCreateGate(clock.timers);
  const low = createRateLimit(clock.timers, { periodMs: 10_000, burst: 1, tells: 'in seconds' });
  const high = createRateLimit(clock.timers, { periodMs: 100, burst: 60, tells: 'in seconds' });
  let server = low;
  for (let index = 0; index < 400; index += 1)
    void gate.run(() => server.create(String(index)), never);
  await clock.advance(300_000);
  expect(low.accepted.length).toBeGreaterThan(27);
  server = high;
  // A probe a minute, then a hundred times as many.
  await clock.advance(120_000);
  expect(low.accepted.length + high.accepted.length).toBe(400);
});
