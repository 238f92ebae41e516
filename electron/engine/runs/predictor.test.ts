import { expect, test } from 'vitest';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { openPredictor } from '../../../test/support/openPredictor.ts';
import { somePrediction } from '../../../test/support/predictions.ts';
import type { TaskSpend } from '../money/taskSpend.ts';
import { hashInput } from './adopter.ts';
import { leaving } from './leaving.ts';
import type { Earlier } from './runProgress.ts';

const request = hashInput({});
const intent: Earlier = { at: 0, provider: 'test', request };
const done = { status: 'succeeded', output: 'done' } as const;

test('tells that it is about to spend before it spends, and the id before it polls', async () => {
  const t = openPredictor({ get: () => somePrediction({ status: 'succeeded', output: 'done' }) });
  const running = t.run();
  await settle();
  expect(t.calls).toEqual(['submitting', 'create', 'submitted p1']);
  await t.clock.advance(100);
  expect(await running).toMatchObject({ predictionId: 'p1', output: 'done' });
  expect(t.calls).toHaveLength(3);
});

test('a create is held only where nobody waits for what comes before the end, and it can be found again', async () => {
  const t = openPredictor({ holdMs: 6_000, get: () => somePrediction(done) });
  const limits = { timeoutMs: 90_000 };
  for (const run of [
    t.run(),
    t.run({}, undefined, { limits }),
    t.run({}, undefined, { order: { streamPort: 'output' } }),
    t.run({}, undefined, {
      order: { buildInput: () => ({ image: 'data:image/png;base64,AA==' }) },
    }),
  ]) {
    await t.clock.advance(600);
    await run;
  }
  expect(t.calls.filter((each) => each.startsWith('create'))).toEqual([
    'create, held 6000 ms',
    'create',
    'create',
    'create',
  ]);
});

test('nothing is sent when the intent cannot be written', async () => {
  const t = openPredictor();
  const onSubmitting = async (): Promise<never> => {
    throw new Error('the journal is full');
  };
  await expect(t.run({ onSubmitting })).rejects.toThrow('the journal is full');
  expect(t.calls).toEqual([]);
});

test('nothing is sent after an abort', async () => {
  const t = openPredictor();
  await expect(t.run({ onSubmitting: async () => t.abort.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(t.calls).toEqual([]);
});

test('an abort while it waits ends the prediction at the provider, then rejects', async () => {
  const t = openPredictor();
  const running = t.run();
  await t.clock.advance(150);
  t.abort.abort();
  await expect(running).rejects.toMatchObject({ failure: { kind: 'canceled' } });
  expect(t.calls.at(-1)).toBe('cancel p1');
});

test('a prediction whose updates cannot be journalled is ended at the provider', async () => {
  const t = openPredictor({ get: () => somePrediction({ logs: 'x' }) });
  const onLog = (): never => {
    throw new Error('the journal is full');
  };
  const running = t.run({ onLog });
  await t.clock.advance(100);
  await expect(running).rejects.toThrow('the journal is full');
  expect(t.calls.at(-1)).toBe('cancel p1');
});

test('a prediction whose id cannot be journalled is ended at the provider', async () => {
  const t = openPredictor();
  const onSubmitted = async (): Promise<never> => {
    throw new Error('the journal is full');
  };
  await expect(t.run({ onSubmitted })).rejects.toThrow('the journal is full');
  expect(t.calls.at(-1)).toBe('cancel p1');
});

test('logs are told in pieces, and a bar that comes in two pieces is read whole', async () => {
  const bar = '50%|#####     | 5/10 [00:01<00:01]\n';
  const logs = ['start\n5', `start\n${bar}`, `start\n${bar}end\n`];
  const t = openPredictor({
    get: (count) =>
      somePrediction({
        logs: logs[count - 1] ?? '',
        status: count < 3 ? 'processing' : 'succeeded',
      }),
  });
  const running = t.run();
  await t.clock.advance(300);
  await running;
  expect(
    t.told
      .filter((each) => each.startsWith('log'))
      .map((each) => each.slice(4))
      .join(''),
  ).toBe(logs[2]);
  expect(new Set(t.told.filter((each) => each.startsWith('progress')))).toEqual(
    new Set(['progress 0.5']),
  );
});

test.each([
  [
    { status: 'failed', error: 'Out of paint.' },
    { kind: 'prediction-failed', message: 'Out of paint.' },
  ],
  [{ status: 'failed' }, { kind: 'prediction-failed', message: expect.stringContaining('logs') }],
  [{ status: 'canceled' }, { kind: 'canceled', message: expect.stringContaining('p1') }],
  [{ status: 'aborted' }, { kind: 'canceled' }],
  [
    { status: 'succeeded', dataRemoved: true },
    { message: expect.stringContaining('resume the run to make it again') },
  ],
] as const)('a prediction that ends as %j fails as %j', async (changes, failure) => {
  const ended = somePrediction(changes);
  const t = openPredictor({ get: () => ended });
  const running = t.run();
  await t.clock.advance(100);
  await expect(running).rejects.toMatchObject({ failure });
  const atOnce = openPredictor({ create: async () => ended });
  await expect(atOnce.run()).rejects.toMatchObject({ failure });
  expect([...t.calls, ...atOnce.calls].filter((call) => call.startsWith('cancel'))).toEqual([]);
});

const lost = new FailureError({ kind: 'unknown-outcome', intent: 'x', message: 'Lost.' });

test('a failed create is passed on, and nothing is canceled', async () => {
  const refused = new FailureError({ kind: 'payment-required', message: 'No credit.' });
  const t = openPredictor({ create: () => Promise.reject(refused) });
  await expect(t.run()).rejects.toBe(refused);
  expect(t.calls).toEqual(['submitting', 'create']);
});

test('a create whose answer was lost is found in the list, and not sent again', async () => {
  const t = openPredictor({
    create: () => Promise.reject(lost),
    list: () => [somePrediction({ id: 'made', ...done })],
  });
  expect(await t.run()).toMatchObject({ predictionId: 'made' });
  expect(t.calls).toEqual(['submitting', 'create', 'list', 'submitted made']);
});

test('a lost create that never came to be is sent once more, and only once', async () => {
  const t = openPredictor({ create: () => Promise.reject(lost) });
  const running = t.run();
  await t.clock.advance(1_100);
  await expect(running).rejects.toBe(lost);
  expect(t.calls).toEqual(['submitting', 'create', 'list', 'list', 'submitting', 'create']);
});

test('an abort while the create is under way waits for what the provider makes of it', async () => {
  const t = openPredictor({
    create: (signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(canceled()))),
  });
  const running = t.run();
  await settle();
  t.abort.abort();
  await expect(running).rejects.toMatchObject({ failure: { kind: 'canceled' } });
});

test('a prediction whose id is known is picked up, not made again', async () => {
  const t = openPredictor({
    get: (count) => somePrediction(count < 3 ? {} : done),
  });
  const running = t.run({}, { ...intent, predictionId: 'p1' });
  await t.clock.advance(300);
  expect(await running).toMatchObject({ output: 'done' });
  expect(t.calls).toEqual(['submitted p1']);
});

test('a create without an answer is looked for in the list: the nearest that is the same and free', async () => {
  const t = openPredictor({
    list: () => [
      somePrediction({ id: 'later', createdAt: '1970-01-01T00:00:09Z', ...done }),
      somePrediction({ id: 'mine', createdAt: '1970-01-01T00:00:01Z', ...done }),
      somePrediction({ id: 'stranger', model: 'acme/other', ...done }),
      somePrediction({ id: 'taken' }),
      somePrediction({ id: 'canceled', status: 'canceled' }),
      somePrediction({ id: 'other', input: { prompt: 'x' } }),
    ],
  });
  await t.run({}, intent);
  expect(t.calls).toEqual(['list', 'submitted mine']);
  // Another task that had sent the same gets another one.
  await t.run({}, intent);
  expect(t.calls.slice(2)).toEqual(['list', 'submitted later']);
});

test('a create that shows up a moment later is not sent again', async () => {
  const t = openPredictor({
    list: (count) => (count < 2 ? [] : [somePrediction({ id: 'late', ...done })]),
  });
  const running = t.run({}, intent);
  await t.clock.advance(999);
  expect(t.calls).toEqual(['list']);
  await t.clock.advance(1);
  await running;
  expect(t.calls).toEqual(['list', 'list', 'submitted late']);
});

test('a create that never came to be is sent', async () => {
  const t = openPredictor({ get: () => somePrediction(done) });
  const running = t.run({}, intent);
  await t.clock.advance(1_100);
  await running;
  expect(t.calls).toEqual(['list', 'list', 'submitting', 'create', 'submitted p1']);
});

test('where the provider cannot list, nothing is sent and the user is asked', async () => {
  const t = openPredictor({
    list: () => {
      throw new FailureError({ kind: 'not-found', message: 'No list.' });
    },
  });
  await expect(t.run({}, intent)).rejects.toMatchObject({ failure: { kind: 'unknown-outcome' } });
  expect(t.calls).toEqual(['list']);
});

test('a prediction that is gone is made again only where it costs nothing', async () => {
  const missing = new FailureError({ kind: 'not-found', message: 'Gone.' });
  const get = (count: number): Prediction => {
    if (count === 1) throw missing;
    return somePrediction(done);
  };
  const paid = openPredictor({ get });
  await expect(paid.run({}, { ...intent, predictionId: 'p0' })).rejects.toMatchObject({
    failure: { kind: 'prediction-failed', message: expect.stringContaining('has expired') },
  });
  expect(paid.calls).toEqual([]);
  const free = openPredictor({ get, isFree: true });
  const running = free.run({}, { ...intent, predictionId: 'p0' });
  await free.clock.advance(100);
  await running;
  expect(free.calls).toEqual(['submitting', 'create', 'submitted p1']);
});

test('leaving does not cancel what runs, nor a create that is under way', async () => {
  const t = openPredictor();
  const running = t.run();
  await t.clock.advance(50);
  t.abort.abort(leaving);
  await expect(running).rejects.toBeDefined();
  expect(t.calls).toEqual(['submitting', 'create', 'submitted p1']);

  let answer: (prediction: Prediction) => void = () => {};
  let isAborted = (): boolean => false;
  const late = openPredictor({
    create: (signal) => {
      isAborted = () => signal?.aborted === true;
      return new Promise((resolve) => (answer = resolve));
    },
  });
  const waiting = late.run();
  await settle();
  late.abort.abort(leaving);
  await settle();
  expect(isAborted()).toBe(false);
  answer(somePrediction());
  await expect(waiting).rejects.toBeDefined();
  expect(late.calls).toEqual(['submitting', 'create', 'submitted p1']);
});

test('one that is out of reach is not canceled: it is picked up when the run goes on', async () => {
  const lost = new FailureError({ kind: 'provider-unavailable', message: 'No network.' });
  const t = openPredictor({ get: () => Promise.reject(lost) });
  const running = t.run();
  await t.clock.advance(44_000_000);
  await expect(running).rejects.toMatchObject({ failure: { kind: 'provider-unavailable' } });
  expect(t.calls).toEqual(['submitting', 'create', 'submitted p1']);
});

test('a time limit counts from the create, over the end of an engine, and ends the prediction', async () => {
  const t = openPredictor();
  await t.clock.advance(70_000);
  const running = t.run({}, { ...intent, predictionId: 'p1' }, { limits: { timeoutMs: 90_000 } });
  await t.clock.advance(19_000);
  expect(t.calls).toEqual(['submitted p1']);
  await t.clock.advance(1_000);
  await expect(running).rejects.toMatchObject({
    failure: {
      kind: 'timed-out',
      predictionId: 'p1',
      message: expect.stringContaining('limit of 1 min 30 s'),
    },
  });
  expect(t.calls).toEqual(['submitted p1', 'cancel p1']);
});

test('where the provider keeps no ceiling, it is kept here, a little later', async () => {
  const t = openPredictor();
  const running = t.run({}, undefined, { limits: { cancelAfterMs: 60_000 } });
  await t.clock.advance(64_000);
  expect(t.calls).not.toContain('cancel p1');
  await t.clock.advance(1_000);
  await expect(running).rejects.toMatchObject({ failure: { kind: 'timed-out' } });
  expect(t.calls.at(-1)).toBe('cancel p1');
});

test('what had ended before its time limit could end it is a result', async () => {
  const t = openPredictor({ cancel: async () => somePrediction(done) });
  const running = t.run({}, undefined, { limits: { timeoutMs: 1000 } });
  await t.clock.advance(1000);
  expect(await running).toMatchObject({ output: 'done' });
});

test('what cannot be seen to have ended may live: it is not called timed out', async () => {
  const gone = new FailureError({ kind: 'provider-unavailable', message: 'No network.' });
  const t = openPredictor({ cancel: () => Promise.reject(gone) });
  const running = t.run({}, undefined, { limits: { timeoutMs: 1000 } });
  await t.clock.advance(1000);
  await expect(running).rejects.toMatchObject({ failure: { kind: 'provider-unavailable' } });
});

test('where nobody can be asked what was made before, what was set aside is given back', async () => {
  const t = openPredictor({
    list: () => {
      throw new FailureError({ kind: 'unauthorized', message: 'The token was revoked.' });
    },
  });
  const told: string[] = [];
  const spend: TaskSpend = {
    order: () => ({
      reserve: async () => void told.push('reserve'),
      release: () => void told.push('release'),
      costAgain: () => null,
      settle: () => void told.push('settle'),
      expectedMs: () => undefined,
    }),
    cost: () => 0,
  };
  const running = t.run({}, undefined, { searchFrom: 0, spend });
  await t.clock.advance(10_000);
  await expect(running).rejects.toMatchObject({ failure: { kind: 'unauthorized' } });
  expect(told).toEqual(['reserve', 'release']);
  expect(t.calls).not.toContain('create');
});
