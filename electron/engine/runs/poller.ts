import { canceled, toFailure, FailureError } from '../../../shared/domain/failure.ts';
import {
  isTerminal,
  type Prediction,
  type PredictionStatus,
} from '../../../shared/domain/prediction.ts';
import { pollWait } from './pollWait.ts';
import { longestWaitMs, patienceMs, type OutOfReach } from './reach.ts';

/** Time, as the poller needs it; tests bring their own. Milliseconds. */
export type Timers = {
  readonly now: () => number;
  /** Calls back once after `delayMs`; gives the function that calls it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
};

/** Work at a provider that goes on until its status is final: a prediction or a training. */
type Watched = { readonly status: PredictionStatus };

export type Watch<T extends Watched = Prediction> = {
  /** The id by which webhooks name it; without one none is heard. */
  readonly id?: string;
  /** Asks the provider once. */
  readonly get: () => Promise<T>;
  /** Called with every answer, the last one included. */
  readonly onUpdate: (work: T) => void;
  /** Told at every question that does not reach the provider, and undefined once one does. */
  readonly onReach?: (lost: OutOfReach | undefined) => void;
  /** The first wait between two questions, in milliseconds; it grows to ten times that. */
  readonly firstWaitMs: number;
  /** How long such work has taken before, in milliseconds, where that is known. */
  readonly expectedMs?: number | undefined;
  /** For how long it has gone on already, in milliseconds; 0 unless given. */
  readonly elapsedMs?: number;
  readonly signal: AbortSignal;
};

/** Watches all live predictions and trainings with one timer. */
export type Poller = {
  /**
   * Resolves to the work once it is terminal. Throws `canceled` when the signal aborts, and the provider's
   * failure when it could not be reached for `giveUpMs`; the work may then still be running.
   */
  watch<T extends Watched>(watch: Watch<T>): Promise<T>;
  /** Asks at once instead of at the planned time: a stream has said that something happened. */
  nudge(watch: object): void;
  /**
   * A webhook has told of a prediction: asks at once where it has ended, else no more often than before. From then
   * on it is asked seldom, as webhooks work for it.
   */
  readonly told: (id: string, hasEnded: boolean) => void;
};

/** An answer: `tell` passes it on, `end` resolves the watch and is there once the status is final. */
type Answer = { readonly tell: () => void; readonly end: (() => void) | undefined };

type Entry = {
  readonly watch: object;
  readonly firstWaitMs: number;
  readonly expectedMs: number | undefined;
  readonly get: () => Promise<Answer>;
  readonly reject: (error: unknown) => void;
  readonly since: number;
  waitMs: number;
  dueAt: number;
  asking: boolean;
  readonly id: string | undefined;
  askedAt: number;
  /** When to ask since something happened; it may do so while a question is under way, whose answer is too old then. */
  hintAt: number;
  /** Webhooks arrive for it. */
  told: boolean;
  readonly onReach: (lost: OutOfReach | undefined) => void;
  /** For how long the provider has been asked in vain; null while it answers. */
  lostMs: number | null;
  failedAt: number;
};

/** Where webhooks arrive, this many first waits lie between two questions: a hook may get lost. */
const toldWaits = 30;

/** Makes the poller on a clock that never jumps. `giveUpMs` (12 hours) bounds how long a provider may be asked in vain. */
export function createPoller(timers: Timers, giveUpMs = patienceMs): Poller {
  const entries = new Set<Entry>();
  let callOff: () => void = () => {};

  const schedule = (): void => {
    callOff();
    let next = Infinity;
    for (const entry of entries) if (!entry.asking) next = Math.min(next, entry.dueAt);
    if (next !== Infinity) callOff = timers.after(Math.max(0, next - timers.now()), tick);
  };

  const tick = (): void => {
    const now = timers.now();
    for (const entry of entries) if (!entry.asking && entry.dueAt <= now) void ask(entry);
    schedule();
  };

  const finish = (entry: Entry): void => {
    entries.delete(entry);
    schedule();
  };

  const ask = async (entry: Entry): Promise<void> => {
    entry.asking = true;
    entry.askedAt = timers.now();
    entry.hintAt = Infinity;
    try {
      const answer = await entry.get();
      if (!entries.has(entry)) return;
      found(entry);
      answer.tell();
      if (answer.end !== undefined) {
        finish(entry);
        answer.end();
        return;
      }
    } catch (error) {
      if (!entries.has(entry)) return;
      if (!mayComeBack(entry, error)) {
        finish(entry);
        entry.reject(error);
        return;
      }
    }
    entry.asking = false;
    plan(entry);
  };

  const mayComeBack = (entry: Entry, error: unknown): boolean => {
    if (toFailure(error).kind !== 'provider-unavailable') return false;
    const now = timers.now();
    // A computer that slept has not asked meanwhile.
    const passedMs = Math.min(now - entry.failedAt, 2 * longestWaitMs);
    entry.lostMs = entry.lostMs === null ? 0 : entry.lostMs + passedMs;
    entry.failedAt = now;
    return entry.lostMs < giveUpMs;
  };

  const found = (entry: Entry): void => {
    if (entry.lostMs === null) return;
    const wasTold = entry.lostMs > 0;
    entry.lostMs = null;
    entry.waitMs = entry.firstWaitMs;
    if (wasTold) entry.onReach(undefined);
  };

  const plan = (entry: Entry): void => {
    const { firstWaitMs, expectedMs, lostMs } = entry;
    const elapsedMs = timers.now() - entry.since;
    if (lostMs !== null) entry.waitMs = Math.min(longestWaitMs, entry.waitMs * 2);
    else entry.waitMs = pollWait({ firstWaitMs, expectedMs, elapsedMs });
    const waitMs = entry.told ? Math.max(entry.waitMs, firstWaitMs * toldWaits) : entry.waitMs;
    entry.dueAt = Math.min(timers.now() + waitMs, entry.hintAt);
    // One that went astray is no news.
    if (lostMs !== null && lostMs > 0)
      entry.onReach({ forMs: lostMs, nextInMs: entry.dueAt - timers.now() });
    schedule();
  };

  const hint = (entry: Entry, at: number): void => {
    entry.hintAt = Math.min(entry.hintAt, at);
    entry.dueAt = Math.min(entry.dueAt, at);
  };

  return {
    watch: <T extends Watched>(watch: Watch<T>) =>
      new Promise<T>((resolve, reject) => {
        if (watch.signal.aborted) {
          reject(canceled());
          return;
        }
        const settle = (work: T): void => {
          watch.signal.removeEventListener('abort', abort);
          resolve(work);
        };
        const { firstWaitMs, expectedMs, elapsedMs = 0 } = watch;
        const waitMs = pollWait({ firstWaitMs, expectedMs, elapsedMs });
        const entry: Entry = {
          watch,
          firstWaitMs,
          expectedMs,
          get: async () => {
            const work = await watch.get();
            return {
              tell: () => watch.onUpdate(work),
              end: isTerminal(work.status) ? () => settle(work) : undefined,
            };
          },
          reject: (error) => {
            watch.signal.removeEventListener('abort', abort);
            reject(error instanceof Error ? error : new FailureError(toFailure(error)));
          },
          since: timers.now() - elapsedMs,
          waitMs,
          dueAt: timers.now() + waitMs,
          asking: false,
          id: watch.id,
          askedAt: timers.now(),
          hintAt: Infinity,
          told: false,
          onReach: watch.onReach ?? (() => {}),
          lostMs: null,
          failedAt: 0,
        };
        const abort = (): void => {
          finish(entry);
          reject(canceled());
        };
        watch.signal.addEventListener('abort', abort, { once: true });
        entries.add(entry);
        schedule();
      }),
    nudge: (watch) => {
      for (const entry of entries) if (entry.watch === watch) hint(entry, timers.now());
      schedule();
    },
    told: (id, hasEnded) => {
      for (const entry of entries) {
        if (entry.id !== id) continue;
        entry.told = true;
        hint(entry, hasEnded ? timers.now() : entry.askedAt + entry.waitMs);
      }
      schedule();
    },
  };
}

/** The computer's clock: for moments that outlive the process. */
export const systemTimers: Timers = {
  now: Date.now,
  after: (delayMs, call) => steadyTimers.after(delayMs, call),
};

/** A clock that only goes forward, however the computer's is set: it counts from the start of the process. */
export const steadyTimers: Timers = {
  now: () => performance.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
