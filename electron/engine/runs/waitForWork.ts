import {
  canceled,
  canceledHere,
  FailureError,
  toFailure,
  type Failure,
} from '../../../shared/domain/failure.ts';
import { isTerminal, parseProgress } from '../../../shared/domain/prediction.ts';
import { expired } from './expired.ts';
import { isLeaving } from './leaving.ts';
import type { Poller, Timers, Watch } from './poller.ts';
import { isOverdue, ownLimitMs, startTimeLimit, timedOut } from './timeLimit.ts';
import type { Work, WorkListener, WorkOrder } from './workOrder.ts';

export type WaitOptions = {
  readonly poller: Poller;
  readonly timers: Timers;
  readonly connections: { readonly pollMs: (id: string) => number };
};

/** Waits until created work has ended, at the latest until its time is over. What nobody waits for any more is canceled. */
export async function waitForEnd<T extends Work>(
  options: WaitOptions,
  order: WorkOrder<T>,
  { created, since }: { readonly created: T; readonly since: number },
): Promise<T> {
  const { listener, signal, limits } = order;
  const onUpdate = createUpdates(listener);
  try {
    await listener.onSubmitted(created.id);
  } catch (error) {
    await cancelSurely(order, created.id);
    throw error;
  }
  if (isTerminal(created.status)) {
    onUpdate(created);
    return created;
  }
  const { timers } = options;
  const limit = limits && startTimeLimit(timers, since + ownLimitMs(limits) - timers.now(), signal);
  try {
    const elapsedMs = Math.max(0, timers.now() - since);
    const live = { created, onUpdate, elapsedMs, signal: limit?.signal ?? signal };
    return await watch(options, order, live);
  } catch (error) {
    if (limit?.isOver() === true) return await endOverdue(order, created.id);
    throw await abandon(order, created.id, error);
  } finally {
    limit?.stop();
  }
}

/** Ends work that nobody waits for any more, unless it is picked up later, and gives the error to tell. */
async function abandon<T extends Work>(
  order: WorkOrder<T>,
  id: string,
  error: unknown,
): Promise<unknown> {
  const { noun, signal } = order;
  if (isLeaving(signal) || isPickedUp(toFailure(error))) return error;
  const hasEnded = await cancelSurely(order, id);
  if (hasEnded || !signal.aborted) return error;
  return canceledHere(`The provider does not say that the ${noun} ${id} has ended.`);
}

/** What is out of reach, or of which nothing clear was heard, is picked up later. */
function isPickedUp({ kind }: Failure): boolean {
  return kind === 'provider-unavailable' || kind === 'unknown-outcome';
}

type Live<T> = {
  readonly created: T;
  readonly onUpdate: (work: T) => void;
  readonly elapsedMs: number;
  readonly signal: AbortSignal;
};

/** Asks and listens until the work has ended. */
async function watch<T extends Work>(
  { poller, connections }: WaitOptions,
  order: WorkOrder<T>,
  { created, onUpdate, elapsedMs, signal }: Live<T>,
): Promise<T> {
  const { onCreated, providerId, spend, listener } = order;
  const watched: Watch<T> = {
    id: created.id,
    // Who watches asks again by itself, and says so.
    get: () => askAbout({ ...order, signal }, created.id, 0),
    onUpdate,
    onReach: listener.onReach,
    firstWaitMs: connections.pollMs(providerId),
    expectedMs: spend?.expectedMs(),
    elapsedMs,
    signal,
  };
  const following = new AbortController();
  const followed = onCreated?.(created, {
    signal: AbortSignal.any([signal, following.signal]),
    nudge: () => poller.nudge(watched),
  });
  try {
    return await poller.watch(watched);
  } finally {
    following.abort();
    await followed;
  }
}

/** Ends work whose time is over. What cannot be seen to have ended is picked up later, and may have succeeded. */
async function endOverdue<T extends Work>(
  { calls, noun }: Pick<WorkOrder<T>, 'calls' | 'noun'>,
  id: string,
): Promise<T> {
  const ended = await cancelWork(calls, id);
  if (ended !== undefined) return ended;
  throw new FailureError({
    kind: 'provider-unavailable',
    message: `The ${noun} ${id} took longer than its time limit, and the provider does not say that it has ended: look there, then resume the run.`,
  });
}

/** How long the provider says that work took, queue and all, in milliseconds; undefined where it does not. */
export function tookMs({ createdAt, completedAt }: Work): number | undefined {
  if (createdAt === null || completedAt === null) return undefined;
  const took = Date.parse(completedAt) - Date.parse(createdAt);
  return Number.isFinite(took) ? took : undefined;
}

/** Asks about work that is paid for. Throws `unknown-outcome` for an answer that says nothing of it: it is kept. */
export async function askAbout<T extends Work>(
  { calls, title, signal }: WorkOrder<T>,
  id: string,
  retries: number,
): Promise<T> {
  const work = await calls.get(id, { signal, retries }).catch((error: unknown) => {
    const { kind, message } = toFailure(error);
    if (kind !== 'unexpected') throw error;
    throw new FailureError({ kind: 'unknown-outcome', intent: title, message }, error);
  });
  if (work.id === id) return work;
  throw new FailureError({
    kind: 'unknown-outcome',
    intent: title,
    message: `The provider was asked about ${id} and told of ${work.id}: look at both there, then resume the run.`,
  });
}

/** Passes on what is new in the logs, and the progress that they tell. */
function createUpdates({ onLog, onProgress }: WorkListener): (work: Work) => void {
  let logLength = 0;
  return ({ logs }) => {
    const fresh = logs.slice(logLength);
    logLength = Math.max(logLength, logs.length);
    if (fresh === '') return;
    onLog(fresh);
    // All of the logs, as `fresh` may begin in the middle of a bar.
    const progress = parseProgress(logs);
    if (progress !== undefined) onProgress(progress.fraction);
  };
}

/** The work where it has succeeded. Throws what became of it otherwise; `took` in milliseconds. */
export function judge<T extends Work>(
  work: T,
  { noun, limits, spend }: Pick<WorkOrder<T>, 'noun' | 'limits' | 'spend'>,
  took: () => number,
): T {
  if (work.status === 'succeeded' && work.dataRemoved !== true) return work;
  if (work.status === 'succeeded') throw expired({ ...work, noun, spend });
  if (work.status === 'failed')
    throw failed(work, work.error ?? `The ${noun} gave no reason: look at the logs.`);
  if (limits !== undefined && isOverdue(limits, took()))
    throw timedOut(`The ${noun} ${work.id}`, limits, work);
  throw canceled(`The ${noun} ${work.id} was canceled at the provider.`);
}

function failed({ id, logs }: Work, message: string): FailureError {
  return new FailureError({ kind: 'prediction-failed', message, predictionId: id, logs });
}

/** Ends work that nobody waits for any more, and its money with it. False where nobody knows that it has ended. */
async function cancelSurely<T extends Work>(
  { calls, spend }: Pick<WorkOrder<T>, 'calls' | 'spend'>,
  id: string,
): Promise<boolean> {
  const ended = await cancelWork(calls, id);
  spend?.settle(ended);
  return ended !== undefined;
}

/** Canceling is asynchronous at the provider: asks, then looks a few times until it has ended. Gives how, where it has. */
export async function cancelWork<T extends Work>(
  calls: WorkOrder<T>['calls'],
  id: string,
): Promise<T | undefined> {
  try {
    const limit = AbortSignal.timeout(15_000);
    let work = await calls.cancel(id, { signal: limit });
    for (let look = 0; look < 20 && !isTerminal(work.status); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 * (look + 1)));
      work = await calls.get(id, { signal: limit });
    }
    return isTerminal(work.status) ? work : undefined;
  } catch {
    // The run is canceled either way; the provider ends forgotten work by its own time limit.
    return undefined;
  }
}
