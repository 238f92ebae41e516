import {
  createPredictor,
  type PredictionListener,
  type RemoteTask,
} from '../../electron/engine/runs/predictor.ts';
import type { Earlier } from '../../electron/engine/runs/runProgress.ts';
import type { PredictionRequest, Provider } from '../../electron/providers/provider.ts';
import type { Prediction } from '../../shared/domain/prediction.ts';
import type { PredictRequest } from '../../shared/nodes/nodeContext.ts';
import { createManualTimers } from './manualTimers.ts';
import { somePrediction } from './predictions.ts';
import { someWork } from './someWork.ts';

type Calls = {
  /** What the provider's list shows, newest first. */
  readonly list?: (count: number) => readonly Prediction[];
  readonly isFree?: boolean;
  /** How long the provider can hold a create. */
  readonly holdMs?: number;
  readonly create?: (signal: AbortSignal | undefined) => Promise<Prediction>;
  readonly get?: (count: number) => Prediction | Promise<Prediction>;
  readonly cancel?: () => Promise<Prediction>;
};

type Started = Omit<RemoteTask, 'signal' | 'earlier'> & {
  readonly order?: Partial<PredictRequest>;
};

/** Makes a predictor over a provider of the test, which notes every call. */
export function openPredictor({
  create,
  get = () => somePrediction(),
  list = () => [],
  isFree = false,
  holdMs = 0,
  cancel = async () => somePrediction({ status: 'canceled' }),
}: Calls = {}) {
  const calls: string[] = [];
  const clock = createManualTimers();
  let gets = 0;
  let lists = 0;
  const provider = {
    id: 'test',
    predictions: {
      create: async (order: PredictionRequest, options?: { readonly signal?: AbortSignal }) => {
        calls.push(order.holdMs === undefined ? 'create' : `create, held ${order.holdMs} ms`);
        return create === undefined ? somePrediction() : create(options?.signal);
      },
      get: async () => get((gets += 1)),
      cancel: async (id: string) => {
        calls.push(`cancel ${id}`);
        return cancel();
      },
      list: async () => {
        calls.push('list');
        return { items: list((lists += 1)) };
      },
      stream: () => {
        throw new Error('no stream');
      },
    },
  } as unknown as Provider;
  const predictor = createPredictor(
    someWork({
      timers: clock.timers,
      provider,
      connections: { holdMs: () => holdMs, isFree: () => isFree },
      adopter: { isTaken: (_, id) => id === 'taken' },
    }),
  );
  const told: string[] = [];
  const listener: PredictionListener = {
    onSubmitting: async () => void calls.push('submitting'),
    onSubmitted: async (id) => void calls.push(`submitted ${id}`),
    onReach: () => undefined,
    onProgress: (fraction) => void told.push(`progress ${fraction}`),
    onLog: (text) => void told.push(`log ${text}`),
    onText: (text) => void told.push(`text ${text}`),
  };
  const abort = new AbortController();
  const run = (
    changes: Partial<PredictionListener> = {},
    earlier?: Earlier,
    { order = {}, ...task }: Started = {},
  ) => {
    const request: PredictRequest = {
      provider: 'test',
      model: 'acme/upscale',
      version: null,
      files: [],
      buildInput: () => ({}),
      ...order,
    };
    const all = { signal: abort.signal, ...(earlier && { earlier }), ...task };
    const running = predictor.run(request, { ...listener, ...changes }, all);
    running.catch(() => undefined);
    return running;
  };
  return { calls, told, clock, abort, run };
}
