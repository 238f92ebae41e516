import { FailureError, canceled } from '../../../shared/domain/failure.ts';
import {
  paceAfterAccept,
  paceAfterRefusal,
  widePace,
  type CreatePace,
  type SentCreate,
} from './createPace.ts';
import type { Timers } from './poller.ts';

/** Lets creates through to one provider as fast as it takes them. Shared by all runs of a connection. */
export type CreateGate = {
  /**
   * Sends a create in its turn: the highest `priority` (0 unless given) first, as it is by then, then first come, first
   * served.
   * `create` must report a refusal that made nothing as `provider-unavailable` with a `retryAfterMs`, 0 where none
   * was told: it is then sent again. Everything else is the caller's. Throws `canceled` when the signal aborts while it
   * waits, and the refusal itself where the provider wants a wait of over 10 minutes or takes nothing for 15.
   */
  run<T>(create: () => Promise<T>, signal: AbortSignal, priority?: () => number): Promise<T>;
};

type Entry = {
  readonly priority: () => number;
  readonly order: number;
  readonly signal: AbortSignal;
  /** Sends the create and tells the caller how it ended, unless it was refused. */
  readonly send: () => Promise<Ending>;
  readonly giveUp: (error: unknown) => void;
};

type Ending =
  | { readonly type: 'accepted' | 'failed' }
  | { readonly type: 'refused'; readonly error: FailureError; readonly retryAfterMs: number };

// A burst-1 account refuses all of them but one.
const mostUnderWay = 32;
const longestWaitMs = 600_000;
const giveUpMs = 900_000;

/** Makes a gate that is wide open. */
export function createCreateGate(timers: Timers): CreateGate {
  const waiting: Entry[] = [];
  const underWay = new Set<SentCreate>();
  let pace: CreatePace = widePace;
  let lastAcceptedAt = -Infinity;
  let refusingSince: number | undefined;
  let orders = 0;
  let callOff: () => void = () => {};

  const lastSentAt = (): number =>
    Math.max(lastAcceptedAt, ...[...underWay].map(({ sentAt }) => sentAt));

  const nextSendAt = (): number => {
    const spaced = pace.intervalMs === 0 ? -Infinity : lastSentAt() + pace.intervalMs;
    return Math.max(pace.resumeAt, spaced);
  };

  const pump = (): void => {
    callOff();
    while (waiting.length > 0 && underWay.size < mostUnderWay) {
      const now = timers.now();
      const waitMs = nextSendAt() - now;
      if (waitMs > 0) {
        callOff = timers.after(waitMs, pump);
        return;
      }
      const entry = waiting.reduce((first, each) => (isBefore(each, first) ? each : first));
      waiting.splice(waiting.indexOf(entry), 1);
      void send(entry, now);
    }
  };

  const send = async (entry: Entry, sentAt: number): Promise<void> => {
    const sent = { sentAt, spacingMs: sentAt - lastSentAt() };
    underWay.add(sent);
    const ending = await entry.send();
    underWay.delete(sent);
    if (ending.type === 'refused') refused(entry, sent, ending);
    if (ending.type === 'accepted') {
      lastAcceptedAt = Math.max(lastAcceptedAt, sentAt);
      refusingSince = undefined;
      pace = paceAfterAccept(pace, sent, timers.now());
    }
    pump();
  };

  const refused = (
    entry: Entry,
    sent: SentCreate,
    { error, retryAfterMs }: Extract<Ending, { type: 'refused' }>,
  ): void => {
    const now = timers.now();
    refusingSince ??= now;
    const isHopeless = retryAfterMs > longestWaitMs || now - refusingSince > giveUpMs;
    if (!isHopeless) pace = paceAfterRefusal(pace, { ...sent, retryAfterMs }, now);
    if (isHopeless) entry.giveUp(error);
    else if (entry.signal.aborted) entry.giveUp(canceled());
    else waiting.push(entry);
  };

  const run: CreateGate['run'] = (create, signal, priority = () => 0) => {
    if (signal.aborted) return Promise.reject(canceled());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        const at = waiting.indexOf(entry);
        // One that is under way ends by itself: it cannot be unsent.
        if (at === -1) return;
        waiting.splice(at, 1);
        reject(canceled());
        pump();
      };
      const giveUp = (error: unknown): void => {
        signal.removeEventListener('abort', leave);
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const send = async (): Promise<Ending> => {
        try {
          const value = await create();
          signal.removeEventListener('abort', leave);
          resolve(value);
          return { type: 'accepted' };
        } catch (error) {
          const refusal = findRefusal(error);
          if (refusal !== undefined) return refusal;
          giveUp(error);
          return { type: 'failed' };
        }
      };
      const entry: Entry = { priority, order: (orders += 1), signal, send, giveUp };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(entry);
      pump();
    });
  };

  return { run };
}

/** What was refused has its old place again. */
function isBefore(one: Entry, other: Entry): boolean {
  const [own, others] = [one.priority(), other.priority()];
  return own === others ? one.order < other.order : own > others;
}

function findRefusal(error: unknown): Ending | undefined {
  if (!(error instanceof FailureError)) return undefined;
  const { failure } = error;
  if (failure.kind !== 'provider-unavailable' || failure.retryAfterMs === undefined)
    return undefined;
  return { type: 'refused', error, retryAfterMs: failure.retryAfterMs };
}
