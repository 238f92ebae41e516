// After the first attempt (clients-and-cog.md section 2).
const maxRetries = 5;

// A longer wait is the caller's decision: it gets the time in the failure instead.
const longestWaitMs = 120_000;
const firstBackoffMs = 500;
const longestBackoffMs = 30_000;

/** What decides when to try again. `retry` counts from 1. */
export type RetryMoment = {
  readonly retry: number;
  /** What the provider asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** 0..1. */
  readonly random: number;
};

/** Milliseconds to wait before a retry, undefined when there should be none. At most 5 retries unless given. */
export function retryDelay(
  { retry, retryAfterMs, random }: RetryMoment,
  most = maxRetries,
): number | undefined {
  if (retry > most) return undefined;
  if (retryAfterMs !== undefined) return retryAfterMs > longestWaitMs ? undefined : retryAfterMs;
  const backoff = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (retry - 1));
  return Math.round(backoff * (1 + random * 0.25));
}

/** Reads a Retry-After header, seconds or an HTTP date, as milliseconds from `now`; undefined for neither. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
