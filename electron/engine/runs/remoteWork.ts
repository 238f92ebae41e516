import { canceledHere, toFailure, type FailureError } from '../../../shared/domain/failure.ts';
import type { Adopter } from './adopter.ts';
import type { CreateGate } from './createGate.ts';
import { endUnsent } from '../money/taskSpend.ts';
import { expired } from './expired.ts';
import { isCanceled, withoutLeaving } from './leaving.ts';
import type { Reach, Waiting } from './reach.ts';
import type { Earlier } from './runProgress.ts';
import {
  askAbout,
  endCanceled,
  endSurely,
  judge,
  tookMs,
  waitForEnd,
  type WaitOptions,
} from './waitForWork.ts';
import type { Intent, Work, WorkOrder } from './workOrder.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Sends work once, waits for its end, and on cancel ends it at the provider too. */
export type RemoteWork = {
  /** Resolves to the work once it has succeeded; throws FailureError otherwise. */
  run<T extends Work>(order: WorkOrder<T>): Promise<T>;
  /** Waits for the provider with what comes after its end. */
  readonly reach: Reach;
};

export type RemoteWorkOptions = WaitOptions & {
  readonly adopter: Adopter;
  readonly reach: Reach;
  /** What creates pass on their way to a provider. */
  readonly gates: (providerId: string) => CreateGate;
  readonly connections: { readonly isFree: (id: string) => boolean };
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
          ? await options
              .reach(() => pickUp(options, order, earlier), waiting)
              .catch(async (error: unknown) => {
                throw (await endGivenUp(order, earlier)) ?? error;
              })
          : undefined;
      const { now } = options.timers;
      const made =
        known === undefined
          ? await options.reach(() => createSurely(options, order, waiting), waiting)
          : { created: known, since: earlier?.at ?? now() };
      const ended = await waitForEnd(options, order, made);
      order.spend?.settle(ended);
      return judge(ended, order, () => tookMs(ended) ?? now() - made.since);
    },
  };
}

type Way<T> = {
  readonly gate: CreateGate;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What was made already of which the journal may know nothing. */
  readonly search: (request: string) => Promise<T | undefined>;
};

/** What is at the provider, and when it was sent: its answer may have been held. Milliseconds since 1970. */
type Made<T> = { readonly created: T; readonly since: number };

/**
 * Sends a create in its turn. The intent is told once, before the first try: a refusal made nothing. A create under
 * way cannot be unsent: on abort the provider awaits its answer and cancels what it made.
 */
async function create<T extends Work>(
  { gate, now, search }: Way<T>,
  order: WorkOrder<T>,
  onIntent: (intent: Intent) => void,
): Promise<Made<T>> {
  const { spend, signal } = order;
  const { request, send } = await order.prepare();
  await spend?.reserve();
  const tell = async (): Promise<void> => {
    await order.listener.onSubmitting({ request });
    onIntent({ request });
  };
  const made = await search(request).catch((error: unknown) => {
    spend?.release();
    throw error;
  });
  if (made !== undefined) return { created: made, since: now() };
  let told: Promise<void> | undefined;
  let isSent = false;
  try {
    return await gate.run(
      async () => {
        order.requireGoing?.();
        await (told ??= tell());
        signal.throwIfAborted();
        isSent = true;
        const since = now();
        try {
          return { created: await send(withoutLeaving(signal)), since };
        } catch (error) {
          // Refused for now: nothing was made, should the run be canceled before its next turn.
          isSent = toFailure(error).kind !== 'provider-unavailable';
          throw error;
        }
      },
      signal,
      order.priority,
    );
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
): Promise<Made<T>> {
  const { now } = options.timers;
  const gate = options.gates(order.providerId);
  let earlier: Earlier | undefined;
  const search = async (request: string): Promise<T | undefined> => {
    const { searchFrom: at, providerId: provider } = order;
    if (at === undefined || options.connections.isFree(provider)) return undefined;
    return options.adopter.adopt({ ...order, ...order.calls, earlier: { at, request, provider } });
  };
  try {
    return await create({ gate, now, search }, order, ({ request }) => {
      earlier = { at: now(), request, provider: order.providerId };
    });
  } catch (error) {
    if (earlier === undefined || toFailure(error).kind !== 'unknown-outcome') throw error;
    const lost = { ...order, ...order.calls, earlier, isRecent: true };
    const made = await options
      .reach(() => options.adopter.adopt(lost), waiting)
      .catch(() => {
        if (order.signal.aborted) throw unknownStart();
        // Nobody can say what became of it: the first failure tells it best.
        throw error;
      });
    if (made !== undefined) return { created: made, since: earlier.at };
    return create({ gate, now, search }, order, () => {});
  }
}

/** Ends what was to be picked up where its run was canceled meanwhile. Gives the error to tell where it may go on. */
async function endGivenUp<T extends Work>(
  order: WorkOrder<T>,
  { predictionId }: Earlier,
): Promise<unknown> {
  if (!isCanceled(order.signal)) return undefined;
  return predictionId === undefined ? unknownStart() : endCanceled(order, predictionId);
}

function unknownStart(): FailureError {
  return canceledHere(say('runs.startUnknown'));
}

/** What an earlier attempt made; undefined when there is nothing, and making it costs nothing twice. */
async function pickUp<T extends Work>(
  { connections, adopter }: RemoteWorkOptions,
  order: WorkOrder<T>,
  earlier: Earlier,
): Promise<T | undefined> {
  const isFree = connections.isFree(order.providerId);
  const { predictionId, isOld = false } = earlier;
  if (predictionId !== undefined && !isOld)
    return lookAt(order, { ...earlier, predictionId }, isFree);
  if (isFree) return undefined;
  if (predictionId === undefined) return adopter.adopt({ ...order, ...order.calls, earlier });
  order.spend?.settle(await endSurely(order, predictionId, 'runs.madeAnew'));
  return undefined;
}

/** The same for one whose id is known. */
async function lookAt<T extends Work>(
  order: WorkOrder<T>,
  { predictionId, wasCanceled }: Earlier & { readonly predictionId: string },
  isFree: boolean,
): Promise<T | undefined> {
  try {
    const work = await askAbout(order, predictionId, 1);
    const isOver = work.status === 'canceled' || work.status === 'aborted';
    return isOver && wasCanceled === true ? undefined : work;
  } catch (error) {
    if (toFailure(error).kind !== 'not-found') throw error;
    if (isFree || wasCanceled === true) return undefined;
    order.spend?.settle(undefined);
    throw expired({ ...order, id: predictionId, logs: '' }, error);
  }
}
