import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { estimate } from '../../../shared/run/estimate.ts';
import { findModelPrice } from '../../../shared/run/prices/prices.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { createMeasurements } from './measurements.ts';
import { createPriceStore } from './priceStore.ts';

const now = (): number => new Date(2026, 4, 12, 12).getTime();

async function open() {
  const scratch = await scratchFolder();
  const database = openDatabase(scratch.at('journal.sqlite'));
  const other = openDatabase(scratch.at('journal.sqlite'));
  return {
    database,
    store: createPriceStore(database, now),
    other: createPriceStore(other, now),
    measure: createMeasurements(database, now),
    async [Symbol.asyncDispose]() {
      database.close();
      other.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

const nano = 'google/nano-banana';

test("a price of the user's own stands over the bundled one until it is removed", async () => {
  await using t = await open();
  const bundled = findModelPrice(t.store.prices(), nano);
  expect(bundled).toMatchObject({ source: 'bundled', asOf: '2026-05-05' });
  t.store.set({ models: [{ model: nano, charges: [{ unit: 'run', price: 0.5 }] }] });
  expect(findModelPrice(t.store.prices(), nano)).toEqual({
    model: nano,
    asOf: '2026-05-12',
    charges: [{ unit: 'run', price: 0.5 }],
    source: 'user',
    overrides: true,
  });
  t.store.remove({ models: [nano] });
  expect(findModelPrice(t.store.prices(), nano)).toEqual(bundled);
  expect(() => t.store.remove({ models: [nano] })).toThrow(/no price of your own for "google/);
});

test('another process sees a new price at once', async () => {
  await using t = await open();
  expect(findModelPrice(t.other.prices(), 'acme/a')).toBeUndefined();
  t.store.set({ models: [{ model: 'acme/a', charges: [{ unit: 'run', price: 1 }] }] });
  expect(findModelPrice(t.other.prices(), 'acme/a')).toMatchObject({ source: 'user' });
});

test('hardware set for a model prices its time, also after the hardware got a new price', async () => {
  await using t = await open();
  t.store.set({
    models: [{ model: 'acme/a', charges: [{ unit: 'second_predict', hardware: 'gpu-t4' }] }],
    hardware: [{ sku: 'gpu-t4', price: 0.001 }],
  });
  const hardware = t.store.list().hardware.find(({ sku }) => sku === 'gpu-t4');
  expect(hardware).toMatchObject({ name: 'Nvidia T4', price: 0.001, source: 'user' });
  const question = { provider: 'replicate', model: 'acme/a', inputs: { values: {}, open: [] } };
  const known = { ...question, history: null, exampleSeconds: 10 };
  expect(estimate(known, t.store.prices())).toMatchObject({ likely: 0.01 });
});

test('an import takes all entries or none, and an export gives them back', async () => {
  await using t = await open();
  const good = { model: 'acme/good', charges: [{ unit: 'run', price: 1 }] };
  const file = (models: readonly unknown[]): string =>
    JSON.stringify({ format: 'patchbay/prices', version: 1, models });
  const bad = Array.from({ length: 7 }, (_, index) => ({ ...good, model: `bad ${index}` }));
  expect(() => t.store.import(file([good, ...bad]))).toThrow(
    /^No price was imported\. "bad 0": model: write .+ "bad 4": .+ And 2 more\.$/,
  );
  expect(findModelPrice(t.store.prices(), 'acme/good')).toBeUndefined();
  t.store.import(file([good]));
  const text = t.store.export(false);
  expect(JSON.parse(text)).toEqual({
    format: 'patchbay/prices',
    version: 1,
    hardware: [],
    models: [{ ...good, asOf: '2026-05-12' }],
  });
  t.other.import(t.store.export(true));
  expect(t.store.list().models.every(({ source }) => source === 'user')).toBe(true);
});

test('an entry that was spoiled on disk is named and does not count', async () => {
  await using t = await open();
  t.database.exec(
    `INSERT INTO own_prices VALUES ('model', '${nano}', '{"model":7}'), ('hardware', 'cpu', 'x')`,
  );
  const { models, problems } = t.store.list();
  expect(models.find(({ model }) => model === nano)).toMatchObject({ source: 'bundled' });
  expect(problems.map(({ message }) => message)).toEqual([
    `Your price for "${nano}" cannot be read and does not count: set it again or remove it.`,
    'Your price for "cpu" cannot be read and does not count: set it again or remove it.',
  ]);
  t.store.remove({ models: [nano], hardware: ['cpu'] });
  expect(t.store.list().problems).toEqual([]);
});

const ended = {
  provider: 'replicate',
  model: 'acme/a',
  version: 'v1',
  status: 'succeeded',
  metrics: { predict_time: 2, total_time: 9, note: 'text', image_count: 1 },
} as const;

test('measurements are kept per version, of runs that succeeded and cost money', async () => {
  await using t = await open();
  expect(t.measure.history('acme/a', 'v1')).toBeNull();
  for (const predict_time of [1, 2, 3, 4, 5])
    t.measure.note({ ...ended, metrics: { predict_time } });
  t.measure.note({ ...ended, status: 'canceled', metrics: { predict_time: 0.1 } });
  t.measure.note({ ...ended, provider: 'builtin', metrics: { predict_time: 0.1 } });
  t.measure.note({ ...ended, version: 'v2', metrics: { predict_time: 100 } });
  t.measure.note({ ...ended, version: null, metrics: { predict_time: 50 } });
  t.measure.note({ ...ended, metrics: { predict_time: Number.NaN } });
  expect(t.measure.history('acme/a', 'v1')).toEqual({
    runs: 5,
    metrics: { predict_time: { low: 1, median: 3, high: 5 } },
  });
  expect(t.measure.history('acme/a', null)?.runs).toBe(1);
});

test('the latest hundred measurements count', async () => {
  await using t = await open();
  for (let index = 0; index < 130; index += 1)
    t.measure.note({ ...ended, metrics: { predict_time: index } });
  expect(t.measure.history('acme/a', 'v1')).toMatchObject({
    runs: 100,
    metrics: { predict_time: { median: 79 } },
  });
});

test('the example of another version is better than none', async () => {
  await using t = await open();
  expect(t.measure.exampleSeconds('acme/a', 'v1')).toBeNull();
  t.measure.noteExample('acme/a', 'v1', 3);
  t.measure.noteExample('acme/a', 'v1', 4);
  t.measure.noteExample('acme/a', 'v2', 5);
  expect(t.measure.exampleSeconds('acme/a', 'v1')).toBe(4);
  expect(t.measure.exampleSeconds('acme/a', 'v9')).toBe(5);
  expect(t.measure.history('acme/a', 'v1')).toBeNull();
});
