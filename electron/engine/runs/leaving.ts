import { FailureError } from '../../../shared/domain/failure.ts';

/** The reason of an abort that leaves predictions running: they are picked up at the next start. */
export const leaving: unique symbol = Symbol('leaving');

/** Says whether a signal was aborted to leave what runs at a provider running. */
export function isLeaving(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === leaving;
}

/**
 * Says whether somebody has canceled the run of this signal. One that is left for the next start is not, nor one that its
 * journal keeps from going on: what these have under way is picked up.
 */
export function isCanceled(signal: AbortSignal): boolean {
  return signal.aborted && !isLeaving(signal) && !(signal.reason instanceof FailureError);
}

/** The same signal, but one that is not aborted by leaving: a create under way is to be answered, not canceled. */
export function withoutLeaving(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const follow = (): void => {
    if (!isLeaving(signal)) controller.abort(signal.reason);
  };
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return controller.signal;
}
