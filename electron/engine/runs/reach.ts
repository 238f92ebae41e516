import { canceled, toFailure, type Failure } from '../../../shared/domain/failure.ts';
import type { Timers } from './poller.ts';

/** For how long a provider has been out of reach, and in what time it is asked again; milliseconds. */
export type OutOfReach = { readonly forMs: number; readonly nextInMs: number };

/** Who waits for a provider that is out of reach. */
export type Waiting = {
  readonly signal: AbortSignal;
  /** Told at every failed try, and undefined once the provider answers again. */
  readonly onReach: (lost: OutOfReach | undefined) => void;
  /** For how long to try, in milliseconds; 12 hours unless given. */
  readonly giveUpMs?: number;
};

/**
 * Does what needs a provider, again and again while the provider cannot be reached: a network is back some day. Only
 * for what is harmless to repeat, as a create that never left. Throws `canceled` when the signal aborts.
 */
export type Reach = <T>(act: () => Promise<T>, waiting: Waiting) => Promise<T>;

/** A closed laptop, a night without a network. */
export const patienceMs = 43_200_000;
const firstWaitMs = 1_000;
export const longestWaitMs = 60_000;

/** Makes the waiting on a clock that never jumps. */
export function createReach(timers: Timers): Reach {
  return async (act, { signal, onReach, giveUpMs = patienceMs }) => {
    let forMs = 0;
    for (let waitMs = 0, askedAt = timers.now(); ; askedAt = timers.now()) {
      try {
        const result = await act();
        if (waitMs > 0) onReach(undefined);
        return result;
      } catch (error) {
        if (signal.aborted || !isOutOfReach(toFailure(error))) throw error;
        // A computer that slept has not tried meanwhile.
        forMs += waitMs + Math.min(timers.now() - askedAt, 2 * longestWaitMs);
        if (forMs >= giveUpMs) throw error;
        waitMs = Math.min(longestWaitMs, Math.max(firstWaitMs, waitMs * 2));
        onReach({ forMs, nextInMs: waitMs });
        await pause(timers, waitMs, signal);
      }
    }
  };
}

/** Says whether nothing came to the provider at all. */
export function isOutOfReach(failure: Failure): boolean {
  return failure.kind === 'provider-unavailable' && failure.unreached === true;
}

/** Waits so many milliseconds. Throws `canceled` when the signal aborts. */
export function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      callOff();
      reject(canceled());
    };
    const callOff = timers.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
