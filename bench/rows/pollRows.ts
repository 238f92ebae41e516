import { createPoller } from '../../electron/engine/runs/poller.ts';
import { createManualTimers } from '../../test/support/manualTimers.ts';
import { somePrediction } from '../../test/support/predictions.ts';
import { rounded } from '../measure.ts';
import type { Row } from './row.ts';

/** Requests for one prediction, its create included, and how late its end is noticed: the real poller on a simulated clock. */
export async function pollRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const seconds of [1, 5, 30])
    for (const expectedMs of [undefined, seconds * 1_000])
      rows.push(await row(seconds, expectedMs));
  return rows;
}

async function row(seconds: number, expectedMs: number | undefined): Promise<Row> {
  // A prediction never takes exactly as long as the one before.
  const lengths = [0.9, 0.95, 1, 1.05, 1.1].map((part) => part * seconds * 1_000);
  const seen = await Promise.all(lengths.map((endMs) => watch(endMs, expectedMs)));
  const late = Math.max(...seen.map(({ lateMs }) => lateMs));
  return {
    prediction: `${seconds} s`,
    known: expectedMs === undefined ? 'never run before' : 'took as long before, +-10 %',
    'requests, median': seen.map((each) => each.requests).toSorted((a, b) => a - b)[2] ?? 0,
    'requests, most': Math.max(...seen.map((each) => each.requests)),
    'noticed late, most ms': rounded(late, 0),
    'allowed, ms': Math.max(250, seconds * 100),
  };
}

async function watch(endMs: number, expectedMs: number | undefined) {
  const clock = createManualTimers();
  let requests = 1;
  const watching = createPoller(clock.timers).watch({
    get: async () => {
      requests += 1;
      return somePrediction({ status: clock.now() >= endMs ? 'succeeded' : 'processing' });
    },
    onUpdate: () => {},
    // As createConnections asks Replicate.
    firstWaitMs: 500,
    expectedMs,
    signal: new AbortController().signal,
  });
  let noticedAt = 0;
  void watching.then(() => (noticedAt = clock.now()));
  await clock.advance(endMs * 2 + 1_000);
  return { requests, lateMs: noticedAt - endMs };
}
