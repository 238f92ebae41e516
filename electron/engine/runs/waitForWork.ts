import {
  canceled,
  canceledHere,
  FailureError,
  sentenceOf,
  toFailure,
  type Failure,
} from '../../../shared/domain/failure.ts';
import { isTerminal, parseProgress } from '../../../shared/domain/prediction.ts';
import { expired } from './expired.ts';
import { isCanceled } from './leaving.ts';
import type { Poller, Timers, Watch } from './poller.ts';
import { isOverdue, ownLimitMs, startTimeLimit, timedOut } from './timeLimit.ts';
import type { Work, WorkListener, WorkOrder } from './workOrder.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

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
    if (limit?.isOver() === true) return await endSurely(order, created.id, 'runs.overdue');
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
  const { aborted } = order.signal;
  const isLeft = aborted ? !isCanceled(order.signal) : isPickedUp(toFailure(error));
  if (isLeft) return error;
  const unended = await endCanceled(order, id);
  return aborted ? (unended ?? error) : error;
}

/** Ends work whose run was canceled. Gives the error to tell where nobody knows that it has ended. */
export async function endCanceled<T extends Work>(
  order: WorkOrder<T>,
  id: string,
): Promise<unknown> {
  if (await cancelSurely(order, id)) return undefined;
  return canceledHere(say('runs.notEnded', { noun: say(`runs.${order.noun}`), id }));
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

/** Ends work, `why` it must. What cannot be seen to have ended is picked up later, and may have succeeded. */
export async function endSurely<T extends Work>(
  { calls, noun }: Pick<WorkOrder<T>, 'calls' | 'noun'>,
  id: string,
  why: 'runs.overdue' | 'runs.madeAnew',
): Promise<T> {
  const ended = await cancelWork(calls, id);
  if (ended !== undefined) return ended;
  throw new FailureError({
    kind: 'provider-unavailable',
    ...say(why, { noun: say(`runs.${noun}`), id }),
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
    const failure = toFailure(error);
    if (failure.kind !== 'unexpected') throw error;
    const told = sentenceOf(failure);
    throw new FailureError({ kind: 'unknown-outcome', intent: title, ...told }, error);
  });
  if (work.id === id) return work;
  throw new FailureError({
    kind: 'unknown-outcome',
    intent: title,
    ...say('runs.otherWork', { id, other: work.id }),
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
  const named = say(`runs.${noun}`);
  if (work.status === 'succeeded') throw expired({ ...work, noun, spend });
  if (work.status === 'failed')
    throw failed(
      work,
      work.error === null ? say('runs.noReason', { noun: named }) : { message: work.error },
    );
  if (limits !== undefined && isOverdue(limits, took()))
    throw timedOut(say('runs.theWork', { noun: named, id: work.id }), limits, work);
  throw canceled(say('runs.canceledThere', { noun: named, id: work.id }));
}

function failed({ id, logs }: Work, why: Sentence): FailureError {
  return new FailureError({ kind: 'prediction-failed', ...why, predictionId: id, logs });
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
