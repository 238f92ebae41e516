import { canceled, FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { isTerminal, parseProgress } from '../../../shared/domain/prediction.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import type { CallOptions } from '../../providers/provider.ts';
import type { Adopter, Listed, Search } from './adopter.ts';
import type { CreateGate } from './createGate.ts';
import { endUnsent, type WorkSpend } from '../money/taskSpend.ts';
import { expired } from './expired.ts';
import { isLeaving, withoutLeaving } from './leaving.ts';
import type { Poller, Watch } from './poller.ts';
import type { OutOfReach, Reach, Waiting } from './reach.ts';
import type { Earlier } from './runProgress.ts';

/** What a prediction and a training have in common while they go on. */
export type Work = Listed & {
  readonly logs: string;
  readonly error: string | null;
  readonly output: Json;
  readonly metrics: JsonObject;
  readonly dataRemoved?: boolean;
};

/** About to spend: the SHA-256 of the input as it is sent, by which it is known again in the provider's list. */
export type Intent = { readonly request: string };

/** What work tells while it goes on; the caller journals it as task events. */
export type WorkListener = {
  /** Resolves once the intent is on the disk's platter; nothing is sent before that. */
  readonly onSubmitting: (intent: Intent) => Promise<void>;
  /** Resolves once the id is on the disk's platter. */
  readonly onSubmitted: (id: string) => Promise<void>;
  readonly onProgress: (fraction: number, label?: string) => void;
  readonly onReach: (lost: OutOfReach | undefined) => void;
  readonly onLog: (text: string) => void;
};

/** One piece of work that may cost money. */
export type WorkOrder<T extends Work> = {
  /** What messages call it. */
  readonly noun: 'prediction' | 'training';
  /** The model, `owner/name`. */
  readonly title: string;
  readonly providerId: string;
  readonly calls: {
    readonly get: (id: string, options?: CallOptions) => Promise<T>;
    readonly cancel: (id: string, options?: CallOptions) => Promise<T>;
    readonly list: Search<T>['list'];
  };
  /** Says whether something in the provider's list is of the model and version that were asked for. */
  readonly isOfModel: (work: T) => boolean;
  /** Uploads and checks what is needed; `send` creates the work, once. */
  readonly prepare: () => Promise<Intent & { readonly send: (signal: AbortSignal) => Promise<T> }>;
  /** What it may cost and has cost; absent where it is free. */
  readonly spend?: WorkSpend | undefined;
  /** The work exists: what more is heard of it may be followed until the signal aborts. */
  readonly onCreated?: (
    created: T,
    live: { signal: AbortSignal; nudge: () => void },
  ) => Promise<void>;
  readonly listener: WorkListener;
  readonly signal: AbortSignal;
  /** What an earlier attempt of the task had begun before its engine ended: it is picked up, not sent again. */
  readonly earlier?: Earlier;
  /** What the task had begun may be lost: it is looked for from then on before it is made. Milliseconds since 1970. */
  readonly searchFrom?: number;
};

/** Sends work once, waits for its end, and on cancel ends it at the provider too. */
export type RemoteWork = {
  /** Resolves to the work once it has succeeded; throws FailureError otherwise. */
  run<T extends Work>(order: WorkOrder<T>): Promise<T>;
  /** Waits for the provider with what comes after its end. */
  readonly reach: Reach;
};

export type RemoteWorkOptions = {
  readonly poller: Poller;
  readonly adopter: Adopter;
  readonly reach: Reach;
  /** What creates pass on their way to a provider. */
  readonly gates: (providerId: string) => CreateGate;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly connections: {
    readonly pollMs: (id: string) => number;
    readonly isFree: (id: string) => boolean;
  };
};

/** Wires what predictions and trainings share. */
export function createRemoteWork(options: RemoteWorkOptions): RemoteWork {
  return {
    reach: options.reach,
    run: async (order) => {
      const { earlier, providerId, signal, listener } = order;
      const waiting = { signal, onReach: listener.onReach };
      const known =
        earlier?.provider === providerId
          ? await options.reach(() => pickUp(options, order, earlier), waiting)
          : undefined;
      const created =
        known ?? (await options.reach(() => createSurely(options, order, waiting), waiting));
      const ended = await waitForEnd(options, order, created);
      order.spend?.settle(ended);
      return judge(ended, order);
    },
  };
}

type Way<T> = {
  readonly gate: CreateGate;
  /** What was made already of which the journal may know nothing. */
  readonly search: (request: string) => Promise<T | undefined>;
};

/**
 * Sends a create in its turn. The intent is told once, before the first try: a refusal made nothing. A create under
 * way cannot be unsent: on abort the provider awaits its answer and cancels what it made.
 */
async function create<T extends Work>(
  { gate, search }: Way<T>,
  order: WorkOrder<T>,
  onIntent: (intent: Intent) => void,
): Promise<T> {
  const { spend, signal } = order;
  const { request, send } = await order.prepare();
  spend?.reserve();
  const tell = async (): Promise<void> => {
    await order.listener.onSubmitting({ request });
    onIntent({ request });
  };
  const made = await search(request);
  if (made !== undefined) return made;
  let told: Promise<void> | undefined;
  let isSent = false;
  try {
    return await gate.run(async () => {
      await (told ??= tell());
      signal.throwIfAborted();
      isSent = true;
      try {
        return await send(withoutLeaving(signal));
      } catch (error) {
        // Refused for now: nothing was made, should the run be canceled before its next turn.
        isSent = toFailure(error).kind !== 'provider-unavailable';
        throw error;
      }
    }, signal);
  } catch (error) {
    if (isSent) endUnsent(spend, error);
    else spend?.release();
    throw error;
  }
}

/**
 * Sends a create, and finds out what became of it where its answer was lost. It is sent once more only when the
 * provider's list says that it never came to be.
 */
async function createSurely<T extends Work>(
  options: RemoteWorkOptions,
  order: WorkOrder<T>,
  waiting: Waiting,
): Promise<T> {
  const gate = options.gates(order.providerId);
  let earlier: Earlier | undefined;
  const search = async (request: string): Promise<T | undefined> => {
    const { searchFrom: at, providerId: provider } = order;
    if (at === undefined || options.connections.isFree(provider)) return undefined;
    return options.adopter.adopt({ ...order, ...order.calls, earlier: { at, request, provider } });
  };
  try {
    return await create({ gate, search }, order, ({ request }) => {
      earlier = { at: options.now(), request, provider: order.providerId };
    });
  } catch (error) {
    const isLost = toFailure(error).kind === 'unknown-outcome';
    if (earlier === undefined || !isLost || order.signal.aborted) throw error;
    const lost = { ...order, ...order.calls, earlier, isRecent: true };
    const made = await options
      .reach(() => options.adopter.adopt(lost), waiting)
      .catch(() => {
        // Nobody can say what became of it: the first failure tells it best.
        throw error;
      });
    return made ?? create({ gate, search }, order, () => {});
  }
}

/** What an earlier attempt made; undefined when there is nothing, and making it costs nothing twice. */
async function pickUp<T extends Work>(
  { connections, adopter }: RemoteWorkOptions,
  order: WorkOrder<T>,
  earlier: Earlier,
): Promise<T | undefined> {
  const isFree = connections.isFree(order.providerId);
  if (earlier.predictionId === undefined)
    return isFree ? undefined : adopter.adopt({ ...order, ...order.calls, earlier });
  try {
    const work = await ask(order, earlier.predictionId, 1);
    const isOver = work.status === 'canceled' || work.status === 'aborted';
    return isOver && earlier.wasCanceled === true ? undefined : work;
  } catch (error) {
    if (toFailure(error).kind !== 'not-found') throw error;
    if (isFree || earlier.wasCanceled === true) return undefined;
    order.spend?.settle(undefined);
    throw expired({ ...order, id: earlier.predictionId, logs: '' }, error);
  }
}

async function waitForEnd<T extends Work>(
  { poller, connections }: RemoteWorkOptions,
  order: WorkOrder<T>,
  created: T,
): Promise<T> {
  const { listener, signal } = order;
  const onUpdate = createUpdates(listener);
  const watch: Watch<T> = {
    id: created.id,
    // Who watches asks again by itself, and says so.
    get: () => ask(order, created.id, 0),
    onUpdate,
    onReach: listener.onReach,
    firstWaitMs: connections.pollMs(order.providerId),
    signal,
  };
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
  const following = new AbortController();
  const followed = order.onCreated?.(created, {
    signal: AbortSignal.any([signal, following.signal]),
    nudge: () => poller.nudge(watch),
  });
  try {
    return await poller.watch(watch);
  } catch (error) {
    // Nobody waits for it any more, and it may cost money. What is left, out of reach or unclear is picked up later.
    const { kind } = toFailure(error);
    const isKept =
      isLeaving(signal) || kind === 'provider-unavailable' || kind === 'unknown-outcome';
    if (!isKept) await cancelSurely(order, created.id);
    throw error;
  } finally {
    following.abort();
    await followed;
  }
}

/** Asks about work that is paid for. Throws `unknown-outcome` for an answer that says nothing of it: it is kept. */
async function ask<T extends Work>(
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

function judge<T extends Work>(work: T, { noun, spend }: Pick<WorkOrder<T>, 'noun' | 'spend'>): T {
  if (work.status === 'succeeded' && work.dataRemoved !== true) return work;
  if (work.status === 'succeeded') throw expired({ ...work, noun, spend });
  if (work.status === 'failed')
    throw failed(work, work.error ?? `The ${noun} gave no reason: look at the logs.`);
  throw canceled(`The ${noun} ${work.id} was canceled at the provider.`);
}

function failed({ id, logs }: Work, message: string): FailureError {
  return new FailureError({ kind: 'prediction-failed', message, predictionId: id, logs });
}

/** Ends work that nobody waits for any more, and its money with it. */
async function cancelSurely<T extends Work>(
  { calls, spend }: Pick<WorkOrder<T>, 'calls' | 'spend'>,
  id: string,
): Promise<void> {
  const ended = await cancelWork(calls, id);
  spend?.settle(ended);
}

/** Canceling is asynchronous at the provider: asks, then looks a few times until it has ended. Gives how, where it has. */
async function cancelWork<T extends Work>(
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
