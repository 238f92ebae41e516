import {
  allowedLateMs,
  watchPrediction,
  type Watched,
} from '../../test/support/watchedPrediction.ts';
import { rounded } from '../measure.ts';
import type { Row } from './row.ts';

const replicateHoldMs = 6_000;

/** Requests for one prediction, its create included, and how late its end is noticed: the real predictor on a simulated clock. */
export async function pollRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const seconds of [0.1, 1, 5, 30, 300, 3_600]) {
    const expectedMs = seconds * 1_000;
    const [known, unknown] = ['took as long before, +-10 %', 'never run before'];
    rows.push(await row(seconds, `${unknown}, its create held`, { holdMs: replicateHoldMs }));
    rows.push(await row(seconds, known, { holdMs: replicateHoldMs, expectedMs }));
    rows.push(await row(seconds, `${unknown}, by the gateway`, { holdMs: 0 }));
  }
  return rows;
}

async function row(seconds: number, known: string, how: Omit<Watched, 'endMs'>): Promise<Row> {
  // A prediction never takes exactly as long as the one before.
  const lengths = [0.9, 0.95, 1, 1.05, 1.1].map((part) => part * seconds * 1_000);
  const seen = await Promise.all(lengths.map((endMs) => watchPrediction({ ...how, endMs })));
  const late = Math.max(...seen.map(({ lateMs }) => lateMs));
  return {
    prediction: `${seconds} s`,
    known,
    'requests, median': seen.map((each) => each.requests).toSorted((a, b) => a - b)[2] ?? 0,
    'requests, most': Math.max(...seen.map((each) => each.requests)),
    'noticed late, most ms': rounded(late, 0),
    'allowed, ms': allowedLateMs(seconds * 1_000),
  };
}
