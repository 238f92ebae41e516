import { isCogId } from '../domain/model.ts';
import type { UsdRange } from './money.ts';
import { chargeRate } from './prices/chargeRate.ts';
import { findModelPrice, type Prices, type Sourced } from './prices/prices.ts';
import type { Charge, ModelPrice } from './prices/priceTable.ts';
import { quantityBefore, type KnownBefore } from './quantityBefore.ts';

/** What one run of a model will cost. `basis` and `why` are one sentence. Unknown is never zero. */
export type Estimate =
  | { readonly kind: 'free'; readonly basis: string }
  | ({ readonly kind: 'known'; readonly basis: string } & UsdRange)
  | { readonly kind: 'unknown'; readonly why: string };

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
  if (isFreeProvider(provider))
    return { kind: 'free', basis: 'It runs on hardware of your own and costs nothing.' };
  const entry = findModelPrice(prices, model);
  if (entry === undefined)
    return {
      kind: 'unknown',
      why: `The price table has no entry for ${model}: set its price or its hardware in Settings, Budget.`,
    };
  const parts = entry.charges.map((charge) => estimateCharge(charge, request, prices));
  const missing = parts.find((part) => !part.known);
  if (missing !== undefined && !missing.known) return { kind: 'unknown', why: missing.why };
  return addUp(
    parts.filter((part) => part.known),
    entry,
  );
}

/** What a price table is called where a cost rests on it. */
export function tableBasis({ source, asOf }: Sourced<ModelPrice>): string {
  const table = source === 'user' ? 'your own price' : 'price table';
  return asOf === null ? table : `${table} of ${asOf}`;
}

type Part =
  | ({ readonly known: true; readonly basis: string | null } & UsdRange)
  | { readonly known: false; readonly why: string };

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
  parts: readonly Extract<Part, { readonly known: true }>[],
  entry: Sourced<ModelPrice>,
): Estimate {
  const sum = (pick: (part: UsdRange) => number): number =>
    parts.reduce((total, part) => total + pick(part), 0);
  const reasons = parts.flatMap(({ basis }) => (basis === null ? [] : [basis]));
  const high = sum((part) => part.high);
  if (!Number.isFinite(high))
    return { kind: 'unknown', why: 'Its inputs are too large to be priced.' };
  const basis = [...new Set([...reasons, tableBasis(entry)])].join('; ');
  return {
    kind: 'known',
    low: sum(({ low }) => low),
    likely: sum(({ likely }) => likely),
    high,
    basis: `${basis.charAt(0).toUpperCase()}${basis.slice(1)}.`,
  };
}
