import type { JsonObject } from './json.ts';
import type { PredictionStatus } from './prediction.ts';

/** The remote unit of work that makes a model version out of another one. */
export type Training = {
  readonly id: string;
  /** `owner/name` of the model that is trained. */
  readonly model: string;
  readonly version: string;
  readonly status: PredictionStatus;
  readonly input: JsonObject;
  /** What came out; `version` is `owner/name:version`. Null until there is something. */
  readonly output: { readonly version: string | null; readonly weights: string | null } | null;
  readonly error: string | null;
  readonly logs: string;
  readonly createdAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  /** Open-ended; `predict_time` and `total_time` are in seconds. */
  readonly metrics: JsonObject;
  readonly webUrl?: string;
};
