import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import {
  isTerminal,
  parseProgress,
  type PredictionStatus,
} from '../../../shared/domain/prediction.ts';
import type { CallOptions } from '../../providers/provider.ts';
import type { Poller, Watch } from './poller.ts';

/** What a prediction and a training have in common while they go on. */
type Work = {
  readonly id: string;
  readonly status: PredictionStatus;
  readonly logs: string;
  readonly error: string | null;
};

/** The provider's calls for one kind of work. */
type WorkCalls<T> = {
  readonly get: (id: string, options?: CallOptions) => Promise<T>;
  readonly cancel: (id: string, options?: CallOptions) => Promise<T>;
};

/** What work tells while it goes on; the caller journals it as task events. */
export type WorkListener = {
  readonly onSubmitting: (fingerprint: string) => void;
  readonly onSubmitted: (id: string) => void;
  readonly onProgress: (fraction: number, label?: string) => void;
  readonly onLog: (text: string) => void;
};

type Followed<T> = {
  readonly created: T;
  readonly calls: WorkCalls<T>;
  readonly listener: WorkListener;
  readonly poller: Poller;
  /** In milliseconds, as the poller takes it. */
  readonly firstWaitMs: number;
  readonly signal: AbortSignal;
  /** What messages call it: `training`. */
  readonly noun: string;
};

/**
 * Waits for the end of work that was just created and passes on its logs and its progress. When it is canceled,
 * or nobody can wait for it any more, it is ended at the provider too. Throws FailureError unless it succeeded.
 */
export async function followWork<T extends Work>(followed: Followed<T>): Promise<T> {
  const { created, calls, listener, poller, signal } = followed;
  let logLength = 0;
  const onUpdate = (work: T): void => {
    const fresh = work.logs.slice(logLength);
    logLength = Math.max(logLength, work.logs.length);
    if (fresh === '') return;
    listener.onLog(fresh);
    // All of the logs, as `fresh` may begin in the middle of a bar.
    const progress = parseProgress(work.logs);
    if (progress !== undefined) listener.onProgress(progress.fraction);
  };
  const watch: Watch<T> = {
    get: () => calls.get(created.id, { signal }),
    onUpdate,
    firstWaitMs: followed.firstWaitMs,
    signal,
  };
  const untilEnd = async (): Promise<T> => {
    listener.onSubmitted(created.id);
    if (!isTerminal(created.status)) return poller.watch(watch);
    onUpdate(created);
    return created;
  };
  const ended = await untilEnd().catch(async (error: unknown) => {
    await cancelWork(calls, created.id);
    throw error;
  });
  return judge(ended, followed.noun);
}

function judge<T extends Work>(work: T, noun: string): T {
  if (work.status === 'succeeded') return work;
  if (work.status !== 'failed')
    throw canceled(`The ${noun} ${work.id} was canceled at the provider.`);
  throw new FailureError({
    kind: 'prediction-failed',
    message: work.error ?? `The ${noun} gave no reason: look at the logs.`,
    predictionId: work.id,
    logs: work.logs,
  });
}

/** Canceling is asynchronous at the provider: asks, then looks a few times until it has ended. */
async function cancelWork<T extends Work>(calls: WorkCalls<T>, id: string): Promise<void> {
  try {
    const limit = AbortSignal.timeout(15_000);
    let work = await calls.cancel(id, { signal: limit });
    for (let look = 0; look < 20 && !isTerminal(work.status); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 * (look + 1)));
      work = await calls.get(id, { signal: limit });
    }
  } catch {
    // The run is canceled either way; the provider ends forgotten work by its own time limit.
  }
}
