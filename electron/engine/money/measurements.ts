import type { DatabaseSync } from 'node:sqlite';
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts';
import type { PredictionStatus } from '../../../shared/domain/prediction.ts';
import { isFreeProvider } from '../../../shared/run/estimate.ts';
import { spreadOf, type History, type Spread } from '../../../shared/run/history.ts';
import { inTransaction } from '../store/inTransaction.ts';

/** A prediction that has ended; `metrics` as the provider gave them. */
export type Measured = {
  readonly provider: string;
  /** `owner/name`. */
  readonly model: string;
  /** Null for an official model, whose version is hidden. */
  readonly version: string | null;
  readonly status: PredictionStatus;
  readonly metrics: JsonObject;
};

/** What own runs have taken, per model and version: the ground of estimates. */
export type Measurements = {
  /** Keeps the numbers of a prediction that succeeded and may cost money; others say nothing about the next one. */
  note(measured: Measured): void;
  /** Keeps how long the example of a model took, in seconds. */
  noteExample(model: string, version: string | null, seconds: number): void;
  history(model: string, version: string | null): History | null;
  /** Of this version, else of the model's latest one that is known. In seconds. */
  exampleSeconds(model: string, version: string | null): number | null;
};

const keptRuns = 100;
const mostMetrics = 32;

/** Wires the measurements on an open database. `now` gives milliseconds since 1970. */
export function createMeasurements(database: DatabaseSync, now: () => number): Measurements {
  const insert = database.prepare(
    'INSERT INTO measurements (model, version, source, metrics, at) VALUES (?, ?, ?, ?, ?)',
  );
  const trim = database.prepare(
    `DELETE FROM measurements WHERE model = ?1 AND version = ?2 AND source = ?3 AND id NOT IN (
       SELECT id FROM measurements WHERE model = ?1 AND version = ?2 AND source = ?3 ORDER BY id DESC LIMIT ?4)`,
  );
  const select = database.prepare(
    "SELECT metrics FROM measurements WHERE model = ? AND version = ? AND source = 'own'",
  );
  const selectExample = database.prepare(
    "SELECT metrics FROM measurements WHERE model = ? AND source = 'example' ORDER BY version = ? DESC, id DESC LIMIT 1",
  );
  const keep = ({ model, version, metrics, source }: Kept): void =>
    inTransaction(database, () => {
      insert.run(model, version, source, JSON.stringify(metrics), now());
      trim.run(model, version, source, source === 'own' ? keptRuns : 1);
    });

  return {
    note: ({ provider, model, version, status, metrics }) => {
      if (status !== 'succeeded' || isFreeProvider(provider)) return;
      const numbers = numbersIn(metrics);
      if (Object.keys(numbers).length > 0)
        keep({ model, version: version ?? '', metrics: numbers, source: 'own' });
    },
    noteExample: (model, version, seconds) => {
      if (seconds > 0)
        keep({
          model,
          version: version ?? '',
          metrics: { predict_time: seconds },
          source: 'example',
        });
    },
    history: (model, version) => {
      const rows = select.all(model, version ?? '').map((row) => parseNumbers(row['metrics']));
      return rows.length === 0 ? null : { runs: rows.length, metrics: spreadsOf(rows) };
    },
    exampleSeconds: (model, version) =>
      parseNumbers(selectExample.get(model, version ?? '')?.['metrics'])['predict_time'] ?? null,
  };
}

type Kept = {
  readonly model: string;
  readonly version: string;
  readonly metrics: Numbers;
  readonly source: 'own' | 'example';
};
type Numbers = { readonly [metric: string]: number };

function numbersIn(metrics: JsonObject): Numbers {
  const numbers = Object.entries(metrics).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === 'number' && Number.isFinite(entry[1]) && entry[1] >= 0,
  );
  return Object.fromEntries(numbers.slice(0, mostMetrics));
}

function parseNumbers(value: unknown): Numbers {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : {};
  return isJsonObject(parsed) ? numbersIn(parsed) : {};
}

function spreadsOf(rows: readonly Numbers[]): { readonly [metric: string]: Spread } {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const spread = spreadOf(rows.flatMap((row) => (row[name] === undefined ? [] : [row[name]])));
      return spread === undefined ? [] : [[name, spread] as const];
    }),
  );
}
