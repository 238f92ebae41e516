import type { Timers } from '../../electron/engine/runs/poller.ts';

type Timer = { readonly at: number; readonly call: () => void };

/** A clock that stands still until the test moves it; milliseconds, from 0. */
export function createManualTimers() {
  let now = 0;
  const waiting = new Set<Timer>();
  const timers: Timers = {
    now: () => now,
    after: (delayMs, call) => {
      const timer = { at: now + delayMs, call };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
  };
  const next = (until: number): Timer | undefined =>
    [...waiting].filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
  return {
    timers,
    now: () => now,
    /** How many timers wait. */
    count: () => waiting.size,
    /** Lets what is ready go on, then moves the clock, firing what falls due one after the other. */
    async advance(ms: number): Promise<void> {
      await settle();
      const end = now + ms;
      for (let timer = next(end); timer !== undefined; timer = next(end)) {
        waiting.delete(timer);
        now = timer.at;
        timer.call();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets every promise that is ready go on. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
