import type { Place, Sentence } from '../../domain/sentence.ts';
import { joined } from '../../sentences/joined.ts';
import { say } from '../../sentences/say.ts';
import type { Charge } from './priceTable.ts';

/** What a model is charged for, in one line: `$0.07 to $0.17 a second of video or sound, by resolution`. */
export function describePrice(charges: readonly Charge[]): Sentence {
  return charges
    .map(describeCharge)
    .reduce((first, second) => say('charges.and', { first, second }));
}

function describeCharge({ unit, price, hardware, tiers = [] }: Charge): Sentence {
  if (hardware !== undefined && tiers.length === 0) return say('charges.timeOn', { hardware });
  const amounts = [...tiers.map((tier) => tier.price), ...(price === undefined ? [] : [price])];
  const names = [...new Set(tiers.flatMap(({ when }) => Object.keys(when)))];
  const amount = rangePlace(Math.min(...amounts), Math.max(...amounts));
  const each = say('charges.unit', { amount, unit: say(`charges.${unit}`) });
  return names.length === 0
    ? each
    : say('charges.by', { price: each, inputs: joined('and', names) });
}

function rangePlace(low: number, high: number): Place {
  return low === high
    ? { usd: high }
    : say('charges.range', { low: { usd: low }, high: { usd: high } });
}
