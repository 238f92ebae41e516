import type { Json } from '../../domain/json.ts';
import type { EffectiveInputs } from './effectiveInputs.ts';
import { findHardwarePrice, type Prices } from './prices.ts';
import type { Charge, Tier } from './priceTable.ts';
import type { Place, Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';

/** What one unit costs in US dollars: equal numbers, or a range where an input is not known yet. */
export type Rate =
  | { readonly known: true; readonly low: number; readonly high: number }
  | { readonly known: false; readonly why: Sentence };

/** The rate of a charge for these inputs: the first tier that fits, else its price, else that of its hardware. */
export function chargeRate(charge: Charge, inputs: EffectiveInputs, prices: Prices): Rate {
  const candidates: number[] = [];
  for (const tier of charge.tiers ?? []) {
    const fit = fitOf(tier, inputs);
    if (fit === 'no') continue;
    candidates.push(tier.price);
    if (fit === 'yes') return among(candidates);
  }
  const rest = restOf(charge, prices);
  if (typeof rest === 'number') return among([...candidates, rest]);
  return candidates.length > 0
    ? among(candidates)
    : { known: false, why: rest ?? noTier(charge, inputs) };
}

function among(candidates: readonly number[]): Rate {
  return { known: true, low: Math.min(...candidates), high: Math.max(...candidates) };
}

/** The price where no tier fits, or why there is none. */
function restOf({ price, hardware }: Charge, prices: Prices): number | Sentence | undefined {
  if (price !== undefined) return price;
  if (hardware === undefined) return undefined;
  return findHardwarePrice(prices, hardware)?.price ?? say('prices.noHardware', { hardware });
}

function noTier({ tiers = [] }: Charge, inputs: EffectiveInputs): Sentence {
  const names = [...new Set(tiers.flatMap(({ when }) => Object.keys(when)))];
  const given = names.map((name): Place => {
    const value = inputs.values[name];
    return say('prices.input', { name, value: textOf(value) ?? say('prices.notSet') });
  });
  const all = given.reduce((first, second) => say('prices.inputs', { first, second }));
  return say('prices.noTier', { inputs: all });
}

function fitOf({ when }: Tier, { values, open }: EffectiveInputs): 'yes' | 'no' | 'maybe' {
  let fit: 'yes' | 'maybe' = 'yes';
  for (const [name, wanted] of Object.entries(when)) {
    if (open.includes(name)) fit = 'maybe';
    else if (textOf(values[name]) !== textOf(wanted)) return 'no';
  }
  return fit;
}

/** Models spell a choice as text, number or boolean from version to version: `5` and `"5"` are the same. */
function textOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.trim().toLowerCase();
}
