import { describe, expect, test } from 'vitest';
import type { Fault } from '../../electron/builtin/faults.ts';
import type { ReplicateProvider } from '../../electron/providers/replicate/createReplicateProvider.ts';
import type { FailureKind } from '../../shared/domain/failure.ts';
import { isTerminal, type Prediction } from '../../shared/domain/prediction.ts';
import { creates, readings, words } from './capabilities.ts';
import { failureOf } from './failureOf.ts';
import { subjects } from './subjects.ts';

const invalidFields = [{ type: 'required', field: 'input.width', description: 'is missing' }];

/** What each refusal means, wherever it comes. */
const refusals: readonly { readonly fault: Fault; readonly kind: FailureKind }[] = [
  { fault: { kind: 'problem', status: 401 }, kind: 'unauthorized' },
  { fault: { kind: 'problem', status: 402 }, kind: 'payment-required' },
  { fault: { kind: 'problem', status: 403 }, kind: 'provider-rejected' },
  { fault: { kind: 'problem', status: 404 }, kind: 'not-found' },
  { fault: { kind: 'problem', status: 413 }, kind: 'provider-rejected' },
  { fault: { kind: 'problem', status: 422, invalidFields }, kind: 'provider-rejected' },
  { fault: { kind: 'html', status: 413 }, kind: 'provider-rejected' },
  { fault: { kind: 'html', status: 401 }, kind: 'unauthorized' },
];

/** What passes by itself, and what a client waits meanwhile, in milliseconds. */
const troubles: readonly { readonly fault: Fault; readonly waited: readonly number[] }[] = [
  { fault: { kind: 'throttled', retryAfterSeconds: 7, where: 'body' }, waited: [7000] },
  { fault: { kind: 'throttled', retryAfterSeconds: 8, where: 'header' }, waited: [8000] },
  { fault: { kind: 'throttled', retryAfterSeconds: 9, where: 'both' }, waited: [9000] },
  // The time is in the words still.
  { fault: { kind: 'throttled', retryAfterSeconds: 4, where: 'none' }, waited: [4000] },
  { fault: { kind: 'problem', status: 429 }, waited: [500] },
  { fault: { kind: 'html', status: 429 }, waited: [500] },
  { fault: { kind: 'problem', status: 500 }, waited: [500] },
  { fault: { kind: 'problem', status: 503 }, waited: [500] },
  { fault: { kind: 'html', status: 502 }, waited: [500] },
  { fault: { kind: 'drop', when: 'before' }, waited: [500] },
];

/** What breaks an answer that was on its way. */
const lostAnswers: readonly Fault[] = [
  { kind: 'malformed-json' },
  { kind: 'truncated' },
  { kind: 'drop', when: 'after' },
];

/** What comes of a call that goes well, or finds nothing. */
async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { value: await promise };
  } catch {
    return { failure: (await failureOf(promise)).kind };
  }
}

/** The names of fields and the types of values, without what the future adds to a schema or an input. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  const known = Object.entries(value).filter(([name]) => name !== 'from_the_future');
  return Object.fromEntries(known.map(([name, part]) => [name, shapeOf(part)]));
}

async function ended(provider: ReplicateProvider, id: string): Promise<Prediction> {
  for (;;) {
    const prediction = await provider.predictions.get(id);
    if (isTerminal(prediction.status)) return prediction;
  }
}

describe.each(subjects)('$name, capability by capability', ({ start }) => {
  describe.each([...readings, ...creates])('$on', ({ on, call, noneAt404 }) => {
    test('tells every refusal for what it is, asked once', async () => {
      const { provider, server, waits } = await start();
      for (const { fault, kind } of refusals) {
        if (kind === 'not-found' && noneAt404 === true) continue;
        server.faults.add({ on, fault });
        const before = server.counts.requests(on);
        const failure = await failureOf(call(provider));
        expect({ fault, kind: failure.kind }).toEqual({ fault, kind });
        if (fault.kind === 'problem' && fault.invalidFields !== undefined)
          expect(failure).toMatchObject({ fields: [{ field: 'input.width' }] });
        expect(failure.message).toMatch(/^[A-Z].*\.$/s);
        expect(failure.message).not.toMatch(/<|Switched on by a test\.:/);
        expect(server.counts.requests(on)).toBe(before + 1);
      }
      expect(waits).toEqual([]);
    });
  });

  describe.each(readings)('reading: $on', ({ on, call, missing }) => {
    test('passes over every trouble, after the time asked for', async () => {
      const { provider, server, waits } = await start();
      const expected = await outcomeOf(call(provider));
      for (const { fault, waited } of troubles) {
        server.faults.add({ on, fault });
        const before = waits.length;
        expect(await outcomeOf(call(provider))).toEqual(expected);
        expect({ fault, waits: waits.slice(before) }).toEqual({ fault, waits: waited });
      }
      for (const fault of missing === true ? [] : lostAnswers) {
        // A readme is text, which cannot be malformed JSON.
        if (on === 'models.readme.get' && fault.kind === 'malformed-json') continue;
        server.faults.add({ on, fault });
        expect(await outcomeOf(call(provider))).toEqual(expected);
      }
    });

    test('takes a slow body, and fields that nobody knows', async () => {
      const { provider, server } = await start();
      const expected = await outcomeOf(call(provider));
      server.faults.add({ on, fault: { kind: 'slow-body', bytes: 512, waitMs: 1 } });
      expect(await outcomeOf(call(provider))).toEqual(expected);
      const { provider: later } = await start({ fromTheFuture: true });
      expect(shapeOf(await outcomeOf(call(later)))).toEqual(shapeOf(expected));
    });
  });

  describe.each(creates)('money: $on', ({ on, call }) => {
    test('is sent again only where nothing was made, after the time asked for', async () => {
      const { provider, server, waits } = await start();
      for (const { fault, waited } of troubles) {
        const isThrottled =
          fault.kind === 'throttled' || ('status' in fault && fault.status === 429);
        server.faults.add({ on, fault });
        const [requests, before] = [server.counts.requests(on), waits.length];
        const outcome = await outcomeOf(call(provider));
        expect({ fault, waits: waits.slice(before) }).toEqual({
          fault,
          waits: isThrottled ? waited : [],
        });
        expect(server.counts.requests(on)).toBe(requests + (isThrottled ? 2 : 1));
        if (!isThrottled) expect(outcome).toEqual({ failure: 'unknown-outcome' });
      }
    });
  });

  describe('predictions that end oddly', () => {
    test('an output before the end is not the end', async () => {
      const { provider, server } = await start();
      const fault: Fault = { kind: 'output-while-processing', views: 1 };
      server.faults.add({ on: 'predictions.create', fault });
      const { id } = await provider.predictions.create(words);
      await expect.poll(async () => (await provider.predictions.get(id)).output).not.toBeNull();
      const prediction = await ended(provider, id);
      expect(prediction.status).toBe('succeeded');
      expect(prediction.metrics).toHaveProperty('predict_time');
    });

    test('aborted is an end, and an unknown status none until it is over', async () => {
      const { provider, server } = await start();
      server.faults.add({ on: 'predictions.create', fault: { kind: 'aborted' } });
      const aborted = await provider.predictions.create(words);
      expect((await ended(provider, aborted.id)).status).toBe('aborted');
      const fault: Fault = { kind: 'unknown-status', status: 'hibernating' };
      server.faults.add({ on: 'predictions.create', fault });
      const { id } = await provider.predictions.create(words);
      expect((await ended(provider, id)).status).toBe('succeeded');
    });

    test('a whole prediction reads the same with fields that nobody knows', async () => {
      const { provider } = await start({ fromTheFuture: true });
      const { id } = await provider.predictions.create(words);
      const { status, output, error } = await ended(provider, id);
      expect({ status, output, error }).toEqual({
        status: 'succeeded',
        output: ['one', ' two'],
        error: null,
      });
    });
  });
});
