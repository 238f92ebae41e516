import { FailureError } from '../../shared/domain/failure.ts';
import type { Timers } from '../../electron/engine/runs/poller.ts';

export type RateLimit = {
  /** Milliseconds for one more create. */
  readonly periodMs: number;
  /** How many may come at once after a rest. */
  readonly burst: number;
  /** How a refusal tells when to come again: to the millisecond, in whole seconds as Replicate does, or not at all. */
  readonly tells: 'exactly' | 'in seconds' | 'nothing';
  /** Until a create is answered; 0 unless given. */
  readonly latencyMs?: number;
};

/** A server that takes creates up to a rate, by a token bucket, on the clock of a test. */
export function createRateLimit(timers: Timers, limit: RateLimit) {
  const { periodMs, burst, tells, latencyMs = 0 } = limit;
  const accepted: { readonly name: string; readonly at: number }[] = [];
  let tokens = burst;
  let filledAt = timers.now();
  let refused = 0;

  const pass = (ms: number): Promise<void> =>
    ms === 0 ? Promise.resolve() : new Promise((resolve) => timers.after(ms, resolve));

  const take = (name: string): void => {
    const now = timers.now();
    tokens = Math.min(burst, tokens + (now - filledAt) / periodMs);
    filledAt = now;
    // Floating point may leave a token a hair short of whole.
    if (tokens > 1 - 1e-6) {
      tokens -= 1;
      accepted.push({ name, at: now });
      return;
    }
    refused += 1;
    const waitMs = Math.ceil((1 - tokens) * periodMs);
    const told = { exactly: waitMs, 'in seconds': Math.ceil(waitMs / 1000) * 1000, nothing: 0 };
    throw new FailureError({
      kind: 'provider-unavailable',
      message: 'Request was throttled.',
      retryAfterMs: told[tells],
    });
  };

  return {
    accepted,
    refused: () => refused,
    create: async (name: string): Promise<string> => {
      await pass(latencyMs / 2);
      take(name);
      await pass(latencyMs / 2);
      return name;
    },
    /** The shortest time in which so many creates can be taken, in milliseconds. */
    shortestMs: (count: number): number => Math.max(0, count - burst) * periodMs,
  };
}
