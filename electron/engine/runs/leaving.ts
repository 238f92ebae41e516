/** The reason of an abort that leaves predictions running: they are picked up at the next start. */
export const leaving: unique symbol = Symbol('leaving');

/** Says whether a signal was aborted to leave what runs at a provider running. */
export function isLeaving(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === leaving;
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
