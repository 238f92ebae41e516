import { formatUsd, formatUsdRange } from '../money.ts';
import type { Charge, PriceUnit } from './priceTable.ts';

/** A unit in words, after an amount: `$0.04 a run`. */
export const unitWords: { readonly [U in PriceUnit]: string } = {
  run: 'a run',
  output: 'an output',
  second_predict: 'a second of computing',
  second_media: 'a second of video or sound',
  input_char: 'a character',
  input_token: 'an input token',
  output_token: 'an output token',
  megapixel: 'a megapixel',
};

/** What a model is charged for, in one line: `$0.07 to $0.17 a second of video or sound, by resolution`. */
export function describePrice(charges: readonly Charge[]): string {
  return charges.map(describeCharge).join(' + ');
}

function describeCharge({ unit, price, hardware, tiers = [] }: Charge): string {
  if (hardware !== undefined && tiers.length === 0) return `its time on ${hardware}`;
  const amounts = [...tiers.map((tier) => tier.price), ...(price === undefined ? [] : [price])];
  const names = [...new Set(tiers.flatMap(({ when }) => Object.keys(when)))];
  const amount =
    amounts.length === 1
      ? formatUsd(amounts[0] ?? 0)
      : formatUsdRange({ low: Math.min(...amounts), high: Math.max(...amounts) });
  return `${amount} ${unitWords[unit]}${names.length === 0 ? '' : `, by ${names.join(' and ')}`}`;
}
