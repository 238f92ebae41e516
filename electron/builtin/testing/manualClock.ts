import type { Timers } from '../options.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  /** Moves on, calling back what is due, in order. */
  readonly advance: (ms: number) => void;
}

/** Makes a clock that stands at 2026-06-01T12:00:00Z. */
export function createManualClock(): ManualClock {
  let time = Date.UTC(2026, 5, 1, 12);
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => time,
    timers: {
      after(ms, callback) {
        const entry = { at: time + ms, callback };
        waiting.add(entry);
        return () => void waiting.delete(entry);
      },
    },
    advance(ms) {
      time += ms;
      const due = [...waiting].filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
      for (const entry of due) {
        if (!waiting.delete(entry)) continue;
        entry.callback();
      }
    },
  };
}
