import { isCogId } from '../domain/model.ts';
import { capitalized, type Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';
import type { UsdRange } from './money.ts';
import { chargeRate } from './prices/chargeRate.ts';
import { findModelPrice, type Prices, type Sourced } from './prices/prices.ts';
import type { Charge, ModelPrice } from './prices/priceTable.ts';
import { quantityBefore, type KnownBefore } from './quantityBefore.ts';

/** What one run of a model will cost. Unknown is never zero. */
export type Estimate =
  | { readonly kind: 'free'; readonly basis: Sentence }
  | ({ readonly kind: 'known'; readonly basis: Sentence } & UsdRange)
  | { readonly kind: 'unknown'; readonly why: Sentence };

/** One run of a model, before it is sent. */
export type EstimateRequest = KnownBefore & {
  /** A connection's id. */
  readonly provider: string;
  /** `owner/name`. */
  readonly model: string;
};

/** Says whether a provider never charges: the built-in models, and Cog servers of one's own. */
export function isFreeProvider(provider: string): boolean {
  return provider === 'builtin' || isCogId(provider);
}

/** Estimates one run from the price table, one's own runs and the model's example, in this order of trust. */
export function estimate(request: EstimateRequest, prices: Prices): Estimate {
  const { provider, model } = request;
  if (isFreeProvider(provider)) return { kind: 'free', basis: say('prices.ownHardware') };
  const entry = findModelPrice(prices, model);
  if (entry === undefined)
    return {
      kind: 'unknown',
      why: say('prices.noEntry', { model }),
    };
  const parts = entry.charges.map((charge) => estimateCharge(charge, request, prices));
  const missing = parts.find((part) => !part.known);
  if (missing !== undefined && !missing.known) return { kind: 'unknown', why: missing.why };
  return addUp(
    parts.filter((part) => part.known),
    entry,
  );
}

const tableNames = {
  user: ['prices.own', 'prices.ownOf'],
  bundled: ['prices.table', 'prices.tableOf'],
} as const;

/** What a price table is called where a cost rests on it. */
export function tableBasis({ source, asOf }: Sourced<ModelPrice>): Sentence {
  const [bare, dated] = tableNames[source];
  return asOf === null ? say(bare) : say(dated, { day: asOf });
}

type Part =
  | ({ readonly known: true; readonly basis: Sentence | null } & UsdRange)
  | { readonly known: false; readonly why: Sentence };

function estimateCharge(charge: Charge, request: EstimateRequest, prices: Prices): Part {
  const rate = chargeRate(charge, request.inputs, prices);
  if (!rate.known) return rate;
  const quantity = quantityBefore(charge, request);
  if (!quantity.known) return quantity;
  const { low, median, high } = quantity.spread;
  return {
    known: true,
    low: rate.low * low,
    likely: ((rate.low + rate.high) / 2) * median,
    high: rate.high * high,
    basis: quantity.basis,
  };
}

function addUp(
  charges: readonly Extract<Part, { readonly known: true }>[],
  entry: Sourced<ModelPrice>,
): Estimate {
  const sum = (pick: (part: UsdRange) => number): number =>
    charges.reduce((total, part) => total + pick(part), 0);
  const reasons = charges.flatMap(({ basis }) => (basis === null ? [] : [basis]));
  const high = sum((part) => part.high);
  if (!Number.isFinite(high)) return { kind: 'unknown', why: say('prices.tooLarge') };
  const parts = new Map([...reasons, tableBasis(entry)].map((part) => [part.message, part]));
  const basis = [...parts.values()].reduce((first, second) =>
    say('prices.joined', { first, second }),
  );
  return {
    kind: 'known',
    low: sum(({ low }) => low),
    likely: sum(({ likely }) => likely),
    high,
    basis: capitalized(say('prices.basis', { basis })),
  };
}
