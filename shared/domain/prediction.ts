import type { Json, JsonObject } from './json.ts';

/** Replicate's statuses; the last four are terminal. An unknown status is kept as `unknown`, not terminal. */
export type PredictionStatus =
  | 'starting'
  | 'processing'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  | 'aborted'
  | 'unknown';

/** The remote unit of work, reduced to what the engine uses. */
export type Prediction = {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly status: PredictionStatus;
  readonly input: JsonObject;
  readonly output: Json;
  readonly error: string | null;
  readonly logs: string;
  readonly createdAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly dataRemoved: boolean;
  /** Open-ended; `predict_time` and `total_time` are in seconds. */
  readonly metrics: JsonObject;
  /** The SSE address, where the model streams. */
  readonly streamUrl?: string;
  readonly webUrl?: string;
};

/** Says whether a prediction has ended for good. */
export function isTerminal(status: PredictionStatus): boolean {
  return (
    status === 'succeeded' || status === 'failed' || status === 'canceled' || status === 'aborted'
  );
}

/** How far a prediction is, read from its logs: `current` of `total`, and the fraction 0..1. */
export type Progress = {
  readonly fraction: number;
  readonly current?: number;
  readonly total?: number;
};

const tqdmLine = /^\s*(\d+)%\s*\|.+?\|\s*(\d+)\/(\d+)/;

/** The progress in a prediction's logs: the last tqdm bar wins; undefined when there is none. */
export function parseProgress(logs: string): Progress | undefined {
  const lines = logs.slice(-4096).split(/[\r\n]+/);
  for (const line of lines.toReversed()) {
    const match = tqdmLine.exec(line);
    if (match === null) continue;
    const [percent = 0, current = 0, total = 0] = match.slice(1).map(Number);
    return { fraction: Math.min(1, percent / 100), current, total };
  }
  return undefined;
}
