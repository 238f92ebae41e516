import { expect, test } from 'vitest';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';
import type { Provider } from '../../providers/provider.ts';
import { createManualTimers, settle } from '../../../test/support/manualTimers.ts';
import { somePrediction } from '../../../test/support/predictions.ts';
import type { Connections } from '../connections/connections.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { createCreateGate } from './createGate.ts';
import { createPoller } from './poller.ts';
import { createPredictor, type PredictionListener } from './predictor.ts';
import { createSemaphore } from './semaphore.ts';

type Calls = {
  readonly create?: (signal: AbortSignal | undefined) => Promise<Prediction>;
  readonly get?: (count: number) => Prediction | Promise<Prediction>;
};

/** A predictor over a provider of the test, which notes every call. */
function openPredictor({ create, get = () => somePrediction() }: Calls = {}) {
  const calls: string[] = [];
  const clock = createManualTimers();
  let gets = 0;
  const provider = {
    id: 'test',
    predictions: {
      create: async (_: unknown, options?: { readonly signal?: AbortSignal }) => {
        calls.push('create');
        return create === undefined ? somePrediction() : create(options?.signal);
      },
      get: async () => get((gets += 1)),
      cancel: async (id: string) => {
        calls.push(`cancel ${id}`);
        return somePrediction({ status: 'canceled' });
      },
      stream: () => {
        throw new Error('no stream');
      },
    },
  } as unknown as Provider;
  const connections = {
    provider: async () => provider,
    pollMs: () => 100,
  } as unknown as Connections;
  const slots = createSemaphore(1);
  const gate = createCreateGate(clock.timers);
  const predictor = createPredictor({
    connections,
    store: {} as ArtifactStore,
    uploads: { urlFor: async (_, artifact) => `https://files.test/${artifact.name}` },
    poller: createPoller(clock.timers),
    slots: () => slots,
    gates: () => gate,
  });
  const told: string[] = [];
  const listener: PredictionListener = {
    onSubmitting: () => void calls.push('submitting'),
    onSubmitted: (prediction) => void calls.push(`submitted ${prediction.id}`),
    onProgress: (fraction) => void told.push(`progress ${fraction}`),
    onLog: (text) => void told.push(`log ${text}`),
    onText: (text) => void told.push(`text ${text}`),
  };
  const abort = new AbortController();
  const run = (changes: Partial<PredictionListener> = {}, more: Partial<PredictRequest> = {}) => {
    const request: PredictRequest = {
      provider: 'test',
      model: 'acme/upscale',
      version: null,
      files: [],
      buildInput: () => ({}),
      ...more,
    };
    const running = predictor.run(request, { ...listener, ...changes }, abort.signal);
    running.catch(() => undefined);
    return running;
  };
  return { calls, told, clock, abort, run, slots };
}

test('tells that it is about to spend before it spends, and the id before it polls', async () => {
  const t = openPredictor({ get: () => somePrediction({ status: 'succeeded', output: 'done' }) });
  const running = t.run();
  await settle();
  expect(t.calls).toEqual(['submitting', 'create', 'submitted p1']);
  await t.clock.advance(100);
  expect(await running).toMatchObject({ predictionId: 'p1', output: 'done' });
  expect(t.calls).toHaveLength(3);
});

test('nothing is sent when the intent cannot be written', async () => {
  const t = openPredictor();
  const onSubmitting = (): never => {
    throw new Error('the journal is full');
  };
  await expect(t.run({ onSubmitting })).rejects.toThrow('the journal is full');
  expect(t.calls).toEqual([]);
});

test('nothing is sent after an abort, and the place is given back', async () => {
  const t = openPredictor();
  await expect(t.run({ onSubmitting: () => t.abort.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(t.calls).toEqual([]);
  (await t.slots.acquire(new AbortController().signal))();
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
  const onSubmitted = (): never => {
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
  [{ status: 'succeeded', dataRemoved: true }, { message: expect.stringContaining('run again') }],
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

test('a failed create is passed on, and nothing is canceled', async () => {
  const lost = new FailureError({ kind: 'unknown-outcome', intent: 'x', message: 'Lost.' });
  const t = openPredictor({ create: () => Promise.reject(lost) });
  await expect(t.run()).rejects.toBe(lost);
  expect(t.calls).toEqual(['submitting', 'create']);
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

test('one place: the second waits until the first has ended', async () => {
  const t = openPredictor({ get: () => somePrediction({ status: 'succeeded' }) });
  const both = [t.run(), t.run()];
  await settle();
  expect(t.calls.filter((call) => call === 'create')).toHaveLength(1);
  await t.clock.advance(100);
  await both[0];
  await t.clock.advance(100);
  await both[1];
  expect(t.calls.filter((call) => call === 'create')).toHaveLength(2);
});
