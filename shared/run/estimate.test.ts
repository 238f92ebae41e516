import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../domain/json.ts';
import { actualCost, type EndedPrediction } from './actualCost.ts';
import { estimate, type EstimateRequest } from './estimate.ts';
import { spreadOf, type History } from './history.ts';
import { formatUsd, formatUsdRange } from './money.ts';
import { mergePrices } from './prices/prices.ts';
import type { Charge } from './prices/priceTable.ts';

const asOf = '2026-05-05';
const models = (charges: { readonly [model: string]: readonly Charge[] }) =>
  Object.entries(charges).map(([model, list]) => ({ model, asOf, charges: list }));

const prices = mergePrices(
  {
    hardware: [],
    models: models({ 'acme/mine': [{ unit: 'second_predict', hardware: 'gpu-t4' }] }),
  },
  {
    hardware: [{ sku: 'gpu-t4', name: 'T4', asOf, price: 0.0002 }],
    models: models({
      'acme/run': [{ unit: 'run', price: 0.04 }],
      'acme/images': [
        { unit: 'output', price: 0.01, quantity: { input: 'num_outputs', metric: 'image_count' } },
      ],
      'acme/video': [
        {
          unit: 'second_media',
          quantity: { input: 'seconds' },
          tiers: [
            { when: { resolution: '480p' }, price: 0.07 },
            { when: { resolution: '720p' }, price: 0.17 },
          ],
        },
      ],
      'acme/speech': [{ unit: 'input_char', price: 0.0001 }],
      'acme/llm': [
        { unit: 'input_token', price: 0.000004 },
        { unit: 'output_token', price: 0.00001, quantity: { input: 'max_tokens' } },
      ],
      'acme/pixels': [{ unit: 'megapixel', price: 0.01 }],
    }),
  },
);

function ask(model: string, values: JsonObject = {}, changes: Partial<EstimateRequest> = {}) {
  return estimate(
    {
      provider: 'replicate',
      model,
      inputs: { values, open: [] },
      history: null,
      exampleSeconds: null,
      ...changes,
    },
    prices,
  );
}

function history(runs: number, metrics: { readonly [name: string]: readonly number[] }): History {
  const spreads = Object.entries(metrics).map(([name, numbers]) => [name, spreadOf(numbers)]);
  return { runs, metrics: Object.fromEntries(spreads) as History['metrics'] };
}

describe('an estimate', () => {
  test.each(['builtin', 'cog:127.0.0.1:5000'])('at %s is free', (provider) => {
    expect(ask('acme/run', {}, { provider })).toMatchObject({ kind: 'free' });
  });

  test('by the price table names its day', () => {
    expect(ask('acme/run')).toMatchObject({
      kind: 'known',
      low: 0.04,
      likely: 0.04,
      high: 0.04,
      basis: { message: 'Price table of 2026-05-05.' },
    });
    expect(ask('acme/images', { num_outputs: 4 })).toMatchObject({ low: 0.04, high: 0.04 });
    expect(ask('acme/images')).toMatchObject({ low: 0.01, high: 0.01 });
    expect(ask('acme/video', { seconds: '8', resolution: '720p' })).toMatchObject({
      likely: expect.closeTo(1.36, 9),
    });
    expect(ask('acme/speech', { text: 'hello \u{1F600}' })).toMatchObject({
      high: expect.closeTo(0.0007, 9),
    });
    expect(ask('acme/pixels', { width: 1000, height: 2000 })).toMatchObject({ likely: 0.02 });
  });

  test('is a range where an input that matters comes from another node', () => {
    const inputs = { values: { seconds: 10 }, open: ['resolution'] };
    expect(ask('acme/video', {}, { inputs })).toMatchObject({
      low: expect.closeTo(0.7, 9),
      likely: expect.closeTo(1.2, 9),
      high: expect.closeTo(1.7, 9),
    });
  });

  test('of tokens counts the prompt, and at most as many as may be written', () => {
    const known = ask('acme/llm', { prompt: 'x'.repeat(400), max_tokens: 1000 });
    expect(known).toMatchObject({ kind: 'known' });
    if (known.kind !== 'known') return;
    expect(known.low).toBeLessThan(known.likely);
    expect(known.likely).toBeCloseTo(100 * 0.000004 + 500 * 0.00001, 9);
    expect(known.high).toBeGreaterThan(1000 * 0.00001);
  });

  test('of compute time is the median of own runs', () => {
    const seconds = Array.from({ length: 14 }, (_, index) => index + 1);
    expect(ask('acme/mine', {}, { history: history(14, { predict_time: seconds }) })).toMatchObject(
      {
        kind: 'known',
        low: expect.closeTo(2 * 0.0002, 12) as number,
        likely: expect.closeTo(7 * 0.0002, 12) as number,
        high: expect.closeTo(13 * 0.0002, 12) as number,
        basis: { message: 'Median of 14 runs of your own; your own price of 2026-05-05.' },
      },
    );
  });

  test('without own runs takes the example, with room on both sides', () => {
    expect(ask('acme/mine', {}, { exampleSeconds: 10 })).toMatchObject({
      kind: 'known',
      low: expect.closeTo(0.001, 12) as number,
      likely: expect.closeTo(0.002, 12) as number,
      high: expect.closeTo(0.004, 12) as number,
      basis: { message: 'Example run of the model; your own price of 2026-05-05.' },
    });
  });

  test.each([
    ['acme/nothing', {}, /no entry for acme\/nothing: set its price or its hardware/],
    ['acme/mine', {}, /has not run here/],
    ['acme/video', { seconds: 5, resolution: '8k' }, /no price for resolution 8k/],
    ['acme/video', { resolution: '480p' }, /known only after a run/],
    ['acme/speech', {}, /"text", which is not set/],
    ['acme/pixels', {}, /known only after a run/],
    ['acme/pixels', { width: 1e300, height: 1e300 }, /too large/],
    ['acme/pixels', { width: Number.NaN, height: 10 }, /known only after a run/],
  ])('of %s with %j is unknown, never nothing', (model, values, why) => {
    expect(ask(model, values)).toMatchObject({
      kind: 'unknown',
      why: { message: expect.stringMatching(why) as string },
    });
  });

  test('does not choke on a text of 10 MB', () => {
    expect(ask('acme/speech', { text: 'x'.repeat(10_000_000) })).toMatchObject({
      high: expect.closeTo(1000, 6),
    });
  });
});

test('few measurements are taken with a grain of salt', () => {
  expect(spreadOf([])).toBeUndefined();
  expect(spreadOf([Number.NaN, -1])).toBeUndefined();
  expect(spreadOf([6])).toEqual({ low: 4, median: 6, high: 9 });
  expect(spreadOf([5, 1, 2, 3, 4])).toEqual({ low: 1, median: 3, high: 5 });
});

function ended(model: string, changes: Partial<EndedPrediction> = {}) {
  return actualCost(
    {
      provider: 'replicate',
      model,
      status: 'succeeded',
      inputs: { values: {}, open: [] },
      output: 'https://example.org/a.png',
      metrics: { predict_time: 10, total_time: 3 },
      mediaSeconds: null,
      billing: 'public',
      ...changes,
    },
    prices,
  );
}

describe('the actual cost', () => {
  const images = { output: ['a', 'b', 'c'] };
  const tokens = { metrics: { input_token_count: 1000, output_token_count: 200 } };
  const text = { inputs: { values: { text: 'hello' }, open: [] } };
  const clip = { inputs: { values: { resolution: '480p', seconds: 5 }, open: [] } };
  test.each([
    ['acme/mine', {}, 0.002],
    ['acme/mine', { status: 'canceled' }, 0.002],
    ['acme/mine', { status: 'failed' }, 0],
    ['acme/mine', { status: 'aborted' }, 0],
    ['acme/mine', { metrics: {} }, null],
    ['acme/run', {}, 0.04],
    ['acme/run', { status: 'failed' }, 0],
    ['acme/run', { status: 'canceled' }, null],
    ['acme/images', images, 0.03],
    ['acme/images', { ...images, metrics: { image_count: 2 } }, 0.02],
    ['acme/images', { output: null }, 0],
    ['acme/llm', tokens, 0.006],
    ['acme/llm', {}, null],
    ['acme/speech', text, 0.0005],
    ['acme/video', clip, 0.35],
    ['acme/video', { ...clip, mediaSeconds: 6 }, 0.42],
    ['acme/unknown', {}, null],
    ['acme/unknown', { provider: 'builtin' }, 0],
  ] as const)('of %s with %j', (model, changes, usd) => {
    const cost = ended(model, changes);
    if (usd === null) expect(cost.usd).toBeNull();
    else expect(cost.usd).toBeCloseTo(usd, 9);
    expect(cost.isLowerBound).toBe(false);
    expect(cost.basis).toMatch(/^[A-Z].+\.$/);
  });

  test('of a deployment is at least its time, also where it failed', () => {
    for (const status of ['succeeded', 'failed', 'canceled'] as const)
      expect(ended('acme/mine', { billing: 'deployment', status })).toMatchObject({
        usd: expect.closeTo(0.002, 9),
        isLowerBound: true,
      });
  });
});

test.each([
  [0, '$0'],
  [0.04, '$0.04'],
  [0.1, '$0.10'],
  [0.0025, '$0.0025'],
  [0.000975, '$0.000975'],
  [12.5, '$12.50'],
  [1234567.891, '$1,234,567.89'],
  [0.99999, '$1.00'],
  [1e-9, 'under $0.000001'],
])('%d dollars are written %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test('a range whose ends read the same is one amount', () => {
  expect(formatUsdRange({ low: 0.1, high: 0.3 })).toBe('$0.10 to $0.30');
  expect(formatUsdRange({ low: 2.001, high: 2.002 })).toBe('$2.00');
});
