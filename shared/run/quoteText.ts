import { formatUsd, formatUsdRange, type UsdRange } from './money.ts';
import type { CapVerdict, NodeQuote, Quote } from './quote.ts';

/** A quote in words, the same on the canvas and in a terminal. Unknown is never told as an amount. */
export const quoteText = { total, node };

/** How a quote stands to the budget, in one sentence; empty where there is no limit. */
export const verdictText: { readonly [V in CapVerdict]: string } = {
  'no-cap': '',
  fits: 'It fits.',
  'may-not-fit': 'It may come to more: the run will stop before it passes the limit.',
  'does-not-fit': 'It costs more: raise the limit or run less.',
};

function total(quote: Quote): string {
  const { unknown } = quote;
  const isPriced = quote.high > 0;
  if (unknown.length === 0) return isPriced ? about(quote) : 'free';
  const rest = unknown.length === 1 ? '1 node' : `${unknown.length} nodes`;
  return isPriced ? `${about(quote)}, and ${rest} of unknown cost` : `unknown for ${rest}`;
}

function node({ cost, each }: NodeQuote): string {
  switch (cost.kind) {
    case 'free':
      return 'free';
    case 'known':
      return about(cost);
    case 'unknown':
      return each === null ? 'unknown' : `${about(each)} each`;
  }
}

/** One amount where the range is narrow, else the likely one with its range. */
function about({ low, likely, high }: UsdRange): string {
  const range = formatUsdRange({ low, high });
  return formatUsd(low) === formatUsd(high) ? range : `about ${formatUsd(likely)} (${range})`;
}
