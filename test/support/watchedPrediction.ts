import type { TaskSpend } from '../../electron/engine/money/taskSpend.ts';
import { createPredictor } from '../../electron/engine/runs/predictor.ts';
import type { PredictionRequest, Provider } from '../../electron/providers/provider.ts';
import { createManualTimers } from './manualTimers.ts';
import { somePrediction } from './predictions.ts';
import { someWork } from './someWork.ts';

/** A prediction that ends `endMs` after its create, with what is known of it. Milliseconds. */
export type Watched = {
  readonly endMs: number;
  /** How long such work has taken before. */
  readonly expectedMs?: number | undefined;
  /** For how long the provider can hold a create. */
  readonly holdMs: number;
};

/** Runs it by the real predictor and poller on a simulated clock: its requests, the create too, and how late its end is noticed. */
export async function watchPrediction({ endMs, expectedMs, holdMs }: Watched) {
  const clock = createManualTimers();
  const { timers } = clock;
  let requests = 0;
  const ask = () => {
    requests += 1;
    return somePrediction({ status: clock.now() >= endMs ? 'succeeded' : 'processing' });
  };
  const provider = {
    id: 'replicate',
    predictions: {
      create: (order: PredictionRequest) =>
        new Promise((resolve) =>
          timers.after(Math.min(order.holdMs ?? 0, endMs), () => resolve(ask())),
        ),
      get: async () => ask(),
    },
  } as unknown as Provider;
  const predictor = createPredictor(
    someWork({
      timers,
      provider,
      // As createConnections asks Replicate.
      connections: { pollMs: () => 500, holdMs: () => holdMs },
    }),
  );
  const spend: TaskSpend = {
    order: () => ({
      reserve: async () => {},
      release: () => {},
      costAgain: () => null,
      settle: () => {},
      expectedMs: () => expectedMs,
    }),
    cost: () => 0,
  };
  let noticedAt = Infinity;
  const request = {
    provider: 'replicate',
    model: 'acme/slow',
    version: null,
    files: [],
    buildInput: () => ({}),
  };
  void predictor
    .run(
      request,
      {
        onSubmitting: async () => {},
        onSubmitted: async () => {},
        onReach: () => {},
        onProgress: () => {},
        onLog: () => {},
        onText: () => {},
      },
      { signal: new AbortController().signal, spend },
    )
    .then(() => (noticedAt = clock.now()));
  await clock.advance(endMs * 1.5 + 1_000);
  return { requests, lateMs: noticedAt - endMs };
}

/** The most that an end may be noticed late. */
export function allowedLateMs(endMs: number): number {
  return Math.max(250, endMs / 10);
}
