import { expect, test } from 'vitest';
import { bundledPrices } from '../../../../shared/run/prices/bundledPrices.ts';
import { zModelPrice } from '../../../../shared/run/prices/priceTable.ts';
import { emptyCharge, parseAmount, parseDraft, toDraft, type ChargeDraft } from './priceDraft.ts';

test.each(bundledPrices.models.map((entry) => [entry.model, entry] as const))(
  '%s comes out of the fields as it went in',
  (_, entry) => {
    const parsed = parseDraft(toDraft(entry));
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(parsed.entry).toEqual({ model: entry.model, charges: entry.charges });
    expect(zModelPrice.safeParse(parsed.entry).success).toBe(true);
  },
);

test.each([
  ['0.04', 0.04],
  ['$ 1.5', 1.5],
  ['.5', 0.5],
  ['0', 0],
  ['', undefined],
  ['-1', undefined],
  ['1,5', undefined],
  ['free', undefined],
])('%j is the amount %s', (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});

const problemOf = (charge: Partial<ChargeDraft>, model = 'acme/a'): string | undefined => {
  const parsed = parseDraft({ model, charges: [{ ...emptyCharge, price: '1', ...charge }] });
  return parsed.ok ? undefined : parsed.problem;
};

test('what is wrong is said in one sentence', () => {
  expect(problemOf({})).toBeUndefined();
  expect(problemOf({}, 'acme')).toMatch(/owner\/name/);
  expect(problemOf({ price: '' })).toMatch(/Write the price/);
  expect(problemOf({ price: 'x', tiers: [{ when: 'a=1', price: '1' }] })).toMatch(
    /Write the price/,
  );
  expect(problemOf({ price: '', tiers: [{ when: 'a=1', price: '1' }] })).toBeUndefined();
  expect(problemOf({ tiers: [{ when: 'a', price: '1' }] })).toMatch(/input=value/);
  expect(problemOf({ tiers: [{ when: 'a=1', price: '' }] })).toMatch(/for "a=1"/);
  expect(problemOf({ price: '', hardware: 'gpu-t4' })).toBeUndefined();
});
