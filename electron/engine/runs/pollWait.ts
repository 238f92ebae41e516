/** What is known about work when it has just been asked about. Milliseconds. */
export type PollState = {
  readonly elapsedMs: number;
  /** The first wait where nothing is known; the longest one is ten times that. */
  readonly firstWaitMs: number;
  /** How long such work has taken before. */
  readonly expectedMs: number | undefined;
};

/** The end of work is noticed at most this part of its time late. */
const lateness = 0.1;
/**
 * Where its time is known, it is first looked for at this part of it. With the next two questions, each a tenth later,
 * an end from 0.84 to 1.11 of it is noticed in time: nothing covers more with three.
 */
const watchedFrom = 0.92;

/** How long to wait until the next question, in milliseconds: few questions, and none of them much too late. */
export function pollWait({ elapsedMs, firstWaitMs, expectedMs }: PollState): number {
  const longest = firstWaitMs * 10;
  const part = Math.min(elapsedMs * lateness, longest);
  if (expectedMs === undefined || elapsedMs > 2 * expectedMs) return Math.max(part, firstWaitMs);
  const ahead = expectedMs * watchedFrom - elapsedMs;
  return Math.min(Math.max(ahead, part, firstWaitMs / 2), longest);
}
