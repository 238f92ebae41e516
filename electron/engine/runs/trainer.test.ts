import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { Training } from '../../../shared/domain/training.ts';
import type { TrainRequest } from '../../../shared/nodes/nodeContext.ts';
import { createManualTimers, settle } from '../../../test/support/manualTimers.ts';
import { somePrediction } from '../../../test/support/predictions.ts';
import { someWork } from '../../../test/support/someWork.ts';
import type { Provider } from '../../providers/provider.ts';
import type { WorkListener } from './workOrder.ts';
import { createTrainer } from './trainer.ts';

const version = 'b'.repeat(64);
const made = { version: `me/mine:${'c'.repeat(64)}`, weights: null };

function someTraining(changes: Partial<Training> = {}): Training {
  return { ...somePrediction(), id: 't1', model: 'acme/base', version, output: null, ...changes };
}

type Answers = {
  readonly get?: (count: number) => Training;
  /** Models that are there. */
  readonly models?: readonly string[];
  readonly createModel?: (there: Set<string>) => Promise<void>;
};

/** A trainer over a provider of the test, which notes every call. */
function openTrainer({ get = () => someTraining(), models = ['mine'], createModel }: Answers = {}) {
  const calls: string[] = [];
  const there = new Set(models);
  const clock = createManualTimers();
  let gets = 0;
  const provider = {
    id: 'test',
    models: {
      get: async ({ name }: { readonly name: string }) => {
        if (there.has(name)) return { latestVersion: { id: version } };
        throw new FailureError({ kind: 'not-found', message: 'No such model.' });
      },
    },
    ownModels: {
      create: async ({
        name,
        visibility,
      }: {
        readonly name: string;
        readonly visibility: string;
      }) => {
        calls.push(`make ${name} ${visibility}`);
        await createModel?.(there);
        there.add(name);
      },
    },
    trainings: {
      create: async (request: { readonly version: string; readonly destination: string }) => {
        calls.push(`create ${request.destination} from ${request.version.slice(0, 3)}`);
        return someTraining();
      },
      get: async () => get((gets += 1)),
      cancel: async (id: string) => {
        calls.push(`cancel ${id}`);
        return someTraining({ status: 'canceled' });
      },
    },
  } as unknown as Provider;
  const trainer = createTrainer(someWork({ timers: clock.timers, provider }));
  const listener: WorkListener = {
    onSubmitting: async () => void calls.push('submitting'),
    onSubmitted: async (id) => void calls.push(`submitted ${id}`),
    onReach: () => undefined,
    onProgress: (fraction) => void calls.push(`progress ${fraction}`),
    onLog: (text) => void calls.push(`log ${text}`),
  };
  const abort = new AbortController();
  const run = (changes: Partial<WorkListener> = {}, more: Partial<TrainRequest> = {}) => {
    const request: TrainRequest = {
      provider: 'test',
      model: 'acme/base',
      version,
      destination: 'me/mine',
      files: [],
      buildInput: () => ({}),
      ...more,
    };
    const running = trainer.run(request, { ...listener, ...changes }, { signal: abort.signal });
    running.catch(() => undefined);
    return running;
  };
  return { calls, clock, abort, run };
}

const succeeded = () => someTraining({ status: 'succeeded', output: made });

test('tells that it is about to spend before it spends, and the id before it polls', async () => {
  const t = openTrainer({ get: succeeded });
  const running = t.run();
  await settle();
  expect(t.calls).toEqual(['submitting', 'create me/mine from bbb', 'submitted t1']);
  await t.clock.advance(100);
  expect(await running).toMatchObject({ trainingId: 't1', version: made.version, weights: null });
});

test('nothing is sent when the intent cannot be written, nor after an abort', async () => {
  const t = openTrainer();
  const onSubmitting = async (): Promise<never> => {
    throw new Error('the journal is full');
  };
  await expect(t.run({ onSubmitting })).rejects.toThrow('the journal is full');
  await expect(t.run({ onSubmitting: async () => t.abort.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(t.calls).toEqual([]);
});

test('a training whose id or logs cannot be journalled is ended at the provider', async () => {
  const full = (): never => {
    throw new Error('the journal is full');
  };
  const first = openTrainer();
  await expect(first.run({ onSubmitted: full })).rejects.toThrow('the journal is full');
  expect(first.calls.at(-1)).toBe('cancel t1');
  const second = openTrainer({ get: () => someTraining({ logs: 'x' }) });
  const running = second.run({ onLog: full });
  await second.clock.advance(100);
  await expect(running).rejects.toThrow('the journal is full');
  expect(second.calls.at(-1)).toBe('cancel t1');
});

test('an abort while it waits ends the training at the provider, then rejects', async () => {
  const t = openTrainer();
  const running = t.run();
  await t.clock.advance(150);
  t.abort.abort();
  await expect(running).rejects.toMatchObject({ failure: { kind: 'canceled' } });
  expect(t.calls.at(-1)).toBe('cancel t1');
});

test('logs come in pieces, with the progress that they tell', async () => {
  const bar = ' 50%|#####     | 5/10 [00:01<00:01]\n';
  const t = openTrainer({
    get: (count) =>
      count === 1 ? someTraining({ logs: 'start\n' }) : { ...succeeded(), logs: `start\n${bar}` },
  });
  const running = t.run();
  await t.clock.advance(300);
  await running;
  expect(t.calls.slice(3)).toEqual(['log start\n', `log ${bar}`, 'progress 0.5']);
});

test('a missing destination is made once it is allowed, and only then', async () => {
  const refused = openTrainer({ models: [] });
  await expect(refused.run()).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  expect(refused.calls).toEqual([]);
  const allowed = openTrainer({ models: [], get: succeeded });
  const running = allowed.run({}, { newDestination: { hardware: 'gpu-t4' } });
  await settle();
  await allowed.clock.advance(100);
  await running;
  expect(allowed.calls.slice(0, 2)).toEqual(['make mine private', 'submitting']);
});

test('an input that cannot be used is told before a destination is made', async () => {
  const t = openTrainer({ models: [] });
  const buildInput = (): never => {
    throw new Error('no pictures');
  };
  await expect(t.run({}, { newDestination: { hardware: 'gpu-t4' }, buildInput })).rejects.toThrow(
    'no pictures',
  );
  expect(t.calls).toEqual([]);
});

test('a destination that could not be made ends it, unless another item has made it meanwhile', async () => {
  const taken = new FailureError({
    kind: 'provider-rejected',
    status: 422,
    fields: [],
    message: 'The name is taken.',
  });
  const t = openTrainer({ models: [], createModel: () => Promise.reject(taken) });
  await expect(t.run({}, { newDestination: { hardware: 'gpu-t4' } })).rejects.toThrow(
    'The name is taken.',
  );
  expect(t.calls).toEqual(['make mine private']);

  const late = openTrainer({
    models: [],
    get: succeeded,
    createModel: (there) => {
      there.add('mine');
      return Promise.reject(taken);
    },
  });
  const running = late.run({}, { newDestination: { hardware: 'gpu-t4' } });
  await settle();
  await late.clock.advance(100);
  expect(await running).toMatchObject({ version: made.version });
});

test('without a version the newest of the base model is trained', async () => {
  const t = openTrainer({ models: ['mine', 'base'], get: succeeded });
  const running = t.run({}, { version: null });
  await settle();
  await t.clock.advance(100);
  await running;
  expect(t.calls).toContain('create me/mine from bbb');
});

test('a training that ends without a version says so', async () => {
  const t = openTrainer({ get: () => someTraining({ status: 'succeeded', logs: 'done' }) });
  const running = t.run();
  await t.clock.advance(100);
  await expect(running).rejects.toMatchObject({
    failure: { kind: 'prediction-failed', message: expect.stringContaining('names no version') },
  });
  const failed = openTrainer({ get: () => someTraining({ status: 'failed' }) });
  const ending = failed.run();
  await failed.clock.advance(100);
  await expect(ending).rejects.toThrow('The training gave no reason: look at the logs.');
});
