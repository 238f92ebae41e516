import { expect, test } from 'vitest';
import { allowedLateMs, watchPrediction } from '../../../test/support/watchedPrediction.ts';
import { pollWait } from './pollWait.ts';

const firstWaitMs = 500;

/** The moments at which work that ends at `endMs` is asked about, the last of them after its end. */
function asked(endMs: number, expectedMs?: number): readonly number[] {
  const moments: number[] = [];
  for (let at = 0; at < endMs; moments.push(at))
    at += pollWait({ elapsedMs: at, firstWaitMs, expectedMs });
  return moments;
}

test.for([
  { endMs: 1_000, most: 3 },
  { endMs: 5_000, most: 3 },
  { endMs: 30_000, most: 10 },
])('what took $endMs ms before is asked about $most times at most', ({ endMs, most }) => {
  for (const changed of [0.9, 1, 1.1]) {
    const moments = asked(endMs * changed, endMs);
    const lateMs = (moments.at(-1) ?? 0) - endMs * changed;
    expect(lateMs).toBeLessThanOrEqual(Math.max(250, endMs * changed * 0.1));
    if (changed === 1) expect(moments.length).toBeLessThanOrEqual(most);
  }
});

test('what nothing is known of is noticed by the first wait or a tenth of its time', () => {
  for (const endMs of [300, 2_000, 4_999, 12_345, 40_000]) {
    const late = (asked(endMs).at(-1) ?? 0) - endMs;
    expect(late).toBeLessThanOrEqual(Math.max(firstWaitMs, endMs * 0.1));
  }
});

test('no wait is longer than ten times the first, however long the work takes', () => {
  expect(pollWait({ elapsedMs: 3_600_000, firstWaitMs, expectedMs: undefined })).toBe(5_000);
  expect(pollWait({ elapsedMs: 0, firstWaitMs, expectedMs: 3_600_000 })).toBe(5_000);
});

test('work that takes far longer than before is watched like any other', () => {
  expect(pollWait({ elapsedMs: 2_100, firstWaitMs, expectedMs: 1_000 })).toBe(500);
});

const holdMs = 6_000;
/** From a tenth of a second to an hour, none of them at a moment that is asked about anyway. */
const lengths = [
  100, 333, 900, 2_100, 4_600, 5_000, 5_480, 6_010, 7_777, 31_000, 420_017, 3_600_001,
];

test('the end of what was never met is noticed in time, however long it takes', async () => {
  for (const endMs of lengths) {
    const { lateMs, requests } = await watchPrediction({ endMs, holdMs });
    expect(lateMs, `${endMs} ms`).toBeLessThanOrEqual(allowedLateMs(endMs));
    if (endMs <= 5_500) expect(requests, `${endMs} ms`).toBe(1);
  }
});

test('what takes about as long as before needs few requests, and its end is noticed in time', async () => {
  for (const endMs of lengths)
    for (const part of [0.9, 1, 1.1]) {
      const { lateMs, requests } = await watchPrediction({
        endMs,
        expectedMs: endMs * part,
        holdMs,
      });
      expect(lateMs, `${endMs} ms`).toBeLessThanOrEqual(allowedLateMs(endMs));
      if (endMs <= 5_500) expect(requests, `${endMs} ms`).toBeLessThanOrEqual(4);
    }
});
