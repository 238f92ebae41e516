import type { Timers } from './options.ts';

/** Does something again and again, so many milliseconds after it last ended. Gives back a function that stops it. */
export function sweepEvery(ms: number, timers: Timers, sweep: () => Promise<void>): () => void {
  let stopped = false;
  let cancel = (): void => {};
  const again = (): void => {
    if (stopped) return;
    // A failed sweep is tried again: what it deletes has expired already and is not served.
    cancel = timers.after(ms, () => void sweep().then(again, again));
  };
  again();
  return () => {
    stopped = true;
    cancel();
  };
}
