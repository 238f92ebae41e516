import { expect, test } from 'vitest';
import { mergePrices, type Prices } from '../../../../shared/run/prices/prices.ts';
import type { ModelPrice } from '../../../../shared/run/prices/priceTable.ts';
import { costHint, type CostExample } from './costHint.ts';

const model = { owner: 'acme', name: 'painter', official: false };
const example = { metrics: { predict_time: 2 } };
const none: Prices = { models: [], hardware: [] };

function pricesWith(
  charge: ModelPrice['charges'][number],
  asOf: string | null = '2026-05-05',
): Prices {
  return mergePrices(
    { models: [], hardware: [] },
    {
      hardware: [{ sku: 'gpu-t4', name: 'T4', asOf: null, price: 0.01 }],
      models: [{ model: 'acme/painter', asOf, charges: [charge] }],
    },
  );
}

test('a cost is told as far as it is known, and never made up', () => {
  const prices = none;
  expect(costHint({ provider: 'builtin', model, example, prices }).title).toBe('Free');
  const cog = 'cog:127.0.0.1:5000';
  expect(costHint({ provider: cog, model, example, prices }).title).toBe('No charge');
  const official = costHint({
    provider: 'replicate',
    model: { ...model, official: true },
    example,
    prices,
  });
  expect(official).toMatchObject({ title: 'Price unknown' });
  expect(official.detail).not.toMatch(/\d/);
  expect(costHint({ provider: 'replicate', model, example, prices })).toEqual({
    title: 'Price unknown',
    detail: 'It is billed by the time that it runs. Its example took 2.0 s.',
  });
  const unmeasured: readonly (CostExample | undefined)[] = [
    undefined,
    { metrics: {} },
    { metrics: { predict_time: 0 } },
  ];
  for (const without of unmeasured) {
    const { detail } = costHint({ provider: 'lowcodeapi', model, example: without, prices });
    expect(detail).toBe('It is billed by the time that it runs.');
  }
});

test('a price of the table is told with its date, and where it is free it stays free', () => {
  const prices = pricesWith({ unit: 'output', price: 0.04 });
  expect(costHint({ provider: 'replicate', model, example, prices })).toEqual({
    title: 'About $0.04 an output',
    detail: 'By the price table of 2026-05-05.',
  });
  expect(costHint({ provider: 'builtin', model, example, prices }).title).toBe('Free');
  const undated = pricesWith({ unit: 'run', price: 0.5 }, null);
  expect(costHint({ provider: 'lowcodeapi', model, example, prices: undated })).toEqual({
    title: 'About $0.50 a run',
    detail: 'By the price table.',
  });
});

test('time on a computer becomes an amount only where an example was measured', () => {
  const prices = pricesWith({ unit: 'second_predict', hardware: 'gpu-t4' });
  expect(costHint({ provider: 'replicate', model, example, prices })).toEqual({
    title: 'About $0.02 a run',
    detail: 'Its example took 2.0 s (price table of 2026-05-05).',
  });
  expect(costHint({ provider: 'replicate', model, example: undefined, prices }).title).toBe(
    'Its time on gpu-t4',
  );
});
