import { describe, expect, test } from 'vitest';
import { chargeRate } from './chargeRate.ts';
import { describePrice } from './describePrice.ts';
import { effectiveInputs } from './effectiveInputs.ts';
import { bundledPrices } from './bundledPrices.ts';
import { parsePriceFile, toPriceFile } from './parsePriceFile.ts';
import { findHardwarePrice, findModelPrice, mergePrices } from './prices.ts';
import type { Charge, ModelPrice, PriceTable } from './priceTable.ts';

const asOf = '2026-05-05';

function priced(model: string, price: number): ModelPrice {
  return { model, asOf, charges: [{ unit: 'run', price }] };
}

function table(...models: readonly ModelPrice[]): PriceTable {
  return { hardware: [], models };
}

describe('which entry counts', () => {
  const bundled = table(priced('acme/a', 1), priced('acme/*', 2), priced('other/x', 3));
  const find = (model: string, user: PriceTable = table()) => {
    const entry = findModelPrice(mergePrices(user, bundled), model);
    return entry && [entry.charges[0]?.price, entry.source];
  };

  test('its own goes before that of its owner', () => {
    expect(find('acme/a')).toEqual([1, 'bundled']);
    expect(find('acme/b')).toEqual([2, 'bundled']);
    expect(find('Other/X')).toEqual([3, 'bundled']);
    expect(find('other/y')).toBeUndefined();
    expect(find('ac/a')).toBeUndefined();
  });

  test("the user's own goes before every bundled one", () => {
    expect(find('acme/a', table(priced('Acme/A', 7)))).toEqual([7, 'user']);
    expect(find('acme/a', table(priced('acme/*', 8)))).toEqual([8, 'user']);
    expect(find('acme/a', table(priced('acme/*', 8), priced('acme/a', 9)))).toEqual([9, 'user']);
  });

  test('an entry says whether it stands over a bundled one', () => {
    const { models } = mergePrices(table(priced('acme/a', 7), priced('mine/m', 1)), bundled);
    expect(models.map(({ model, source, overrides }) => [model, source, overrides])).toEqual([
      ['acme/*', 'bundled', false],
      ['acme/a', 'user', true],
      ['mine/m', 'user', false],
      ['other/x', 'bundled', false],
    ]);
  });
});

describe('what a unit costs', () => {
  const prices = mergePrices({ hardware: [], models: [] });
  const video: Charge = {
    unit: 'second_media',
    tiers: [
      { when: { mode: 'pro', audio: true }, price: 0.3 },
      { when: { mode: 'pro' }, price: 0.2 },
      { when: { seconds: 5 }, price: 0.1 },
    ],
  };
  const rate = (values: Record<string, string | number | boolean>, open: readonly string[] = []) =>
    chargeRate(video, { values, open }, prices);

  test('the first tier that fits counts', () => {
    expect(rate({ mode: 'Pro', audio: true })).toEqual({ known: true, low: 0.3, high: 0.3 });
    expect(rate({ mode: 'pro', audio: false })).toEqual({ known: true, low: 0.2, high: 0.2 });
    expect(rate({ mode: 'std', seconds: '5' })).toEqual({ known: true, low: 0.1, high: 0.1 });
  });

  test('no tier and no price is unknown, and names the inputs', () => {
    expect(rate({ mode: 'std' })).toMatchObject({
      known: false,
      why: {
        message: 'The price table has no price for mode std, audio not set, seconds not set.',
      },
    });
  });

  test('an input that is not known yet makes a range over what it may be', () => {
    expect(rate({ audio: true, seconds: 5 }, ['mode'])).toEqual({
      known: true,
      low: 0.1,
      high: 0.3,
    });
    expect(rate({ mode: 'pro' }, ['audio'])).toEqual({ known: true, low: 0.2, high: 0.3 });
  });

  test('time costs what its hardware costs', () => {
    const timed: Charge = { unit: 'second_predict', hardware: 'GPU-T4' };
    const inputs = { values: {}, open: [] };
    expect(chargeRate(timed, inputs, prices)).toEqual({
      known: true,
      low: 0.000225,
      high: 0.000225,
    });
    const strange: Charge = { unit: 'second_predict', hardware: 'gpu-x' };
    expect(chargeRate(strange, inputs, prices)).toMatchObject({
      known: false,
      why: { message: expect.stringContaining('"gpu-x"') },
    });
  });
});

test('effective inputs are what is given over the defaults of the schema', () => {
  const schema = {
    components: {
      schemas: {
        resolution: { enum: ['480p', '720p'], type: 'string' },
        Input: {
          type: 'object',
          properties: {
            prompt: { type: 'string' },
            resolution: {
              allOf: [{ $ref: '#/components/schemas/resolution' }],
              default: '480p',
            },
            generate_audio: { type: 'boolean', default: false },
            seed: { type: 'integer', default: null },
          },
        },
      },
    },
  };
  expect(effectiveInputs(schema, { prompt: 'a', generate_audio: null }, ['resolution'])).toEqual({
    values: { prompt: 'a', generate_audio: false },
    open: ['resolution'],
  });
  expect(effectiveInputs(schema, { resolution: '720p' }).values).toEqual({
    resolution: '720p',
    generate_audio: false,
  });
  expect(effectiveInputs({}, { a: 1 })).toEqual({ values: { a: 1 }, open: [] });
});

describe('a price file', () => {
  test('is read as it was written, and the bundled prices are a good one', () => {
    expect(parsePriceFile(toPriceFile(bundledPrices))).toEqual({ ok: true, ...bundledPrices });
  });

  test('with bad entries is refused whole, and every one is named', () => {
    const models = [
      { model: 'acme/good', charges: [{ unit: 'run', price: 1 }] },
      { model: 'acme/negative', charges: [{ unit: 'run', price: -1 }] },
      { model: 'nameless', charges: [{ unit: 'run', price: 1 }] },
      { model: 'acme/unit', charges: [{ unit: 'banana', price: 1 }] },
      { model: 'acme/nothing', charges: [{ unit: 'run' }] },
      { model: 'acme/hardware', charges: [{ unit: 'run', hardware: 'cpu' }] },
      { model: 'acme/day', asOf: 'yesterday', charges: [{ unit: 'run', price: 1 }] },
      { model: 'Acme/Good', charges: [{ unit: 'run', price: 2 }] },
      { model: 'acme/typo', charges: [{ unit: 'run', price: 1, prise: 2 }] },
      7,
    ];
    const hardware = [{ sku: 'gpu x', price: 1 }];
    const text = JSON.stringify({ format: 'patchbay/prices', version: 1, models, hardware });
    const parsed = parsePriceFile(text);
    if (parsed.ok) throw new Error('it was accepted');
    expect(parsed.problems.map((problem) => problem.slice(0, problem.indexOf(':')))).toEqual([
      '"gpu x"',
      '"acme/negative"',
      '"nameless"',
      '"acme/unit"',
      '"acme/nothing"',
      '"acme/hardware"',
      '"acme/day"',
      '"Acme/Good"',
      '"acme/typo"',
      'entry 10 of the models',
    ]);
  });

  test.each(['', '{', '[]', '{"format":"other","version":1}', '{"format":"patchbay/prices"}'])(
    'is not %j',
    (text) => {
      expect(parsePriceFile(text)).toMatchObject({ ok: false });
    },
  );
});

test('the bundled prices have each name once and refer to hardware that is priced', () => {
  const prices = mergePrices({ hardware: [], models: [] });
  for (const list of [prices.models.map(({ model }) => model), prices.hardware.map((h) => h.sku)])
    expect(new Set(list).size).toBe(list.length);
  for (const { hardware } of prices.models.flatMap(({ charges }) => charges))
    if (hardware !== undefined) expect(findHardwarePrice(prices, hardware)).toBeDefined();
});

test('prices are told in one line', () => {
  expect(describePrice([{ unit: 'run', price: 0.04 }]).message).toBe('$0.04 a run');
  expect(describePrice([{ unit: 'second_predict', hardware: 'gpu-t4' }]).message).toBe(
    'its time on gpu-t4',
  );
  const tiers = [
    { when: { resolution: '480p' }, price: 0.07 },
    { when: { resolution: '720p' }, price: 0.17 },
  ];
  expect(describePrice([{ unit: 'second_media', tiers }]).message).toBe(
    '$0.07 to $0.17 a second of video or sound, by resolution',
  );
  expect(
    describePrice([
      { unit: 'input_token', price: 0.00000375 },
      { unit: 'output_token', price: 0.00001 },
    ]).message,
  ).toBe('$0.00000375 an input token + $0.00001 an output token');
});
