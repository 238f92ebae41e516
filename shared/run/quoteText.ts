import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';
import { formatUsd, type UsdRange } from './money.ts';
import type { CapVerdict, NodeQuote, Quote } from './quote.ts';

/** A quote in words, the same on the canvas and in a terminal. Unknown is never told as an amount. */
export const quoteText = { total, node, verdict };

/** How a quote stands to the budget; undefined where there is no limit. */
function verdict(fit: CapVerdict): Sentence | undefined {
  switch (fit) {
    case 'no-cap':
      return undefined;
    case 'fits':
      return say('costs.fits');
    case 'may-not-fit':
      return say('costs.mayNotFit');
    case 'does-not-fit':
      return say('costs.doesNotFit');
  }
}

function total(quote: Quote): Sentence {
  const { length: count } = quote.unknown;
  const isPriced = quote.high > 0;
  if (count === 0) return isPriced ? about(quote) : say('costs.free');
  return isPriced
    ? say('costs.andUnknown', { cost: about(quote), count })
    : say('costs.unknownFor', { count });
}

function node({ cost, each }: NodeQuote): Sentence {
  switch (cost.kind) {
    case 'free':
      return say('costs.free');
    case 'known':
      return about(cost);
    case 'unknown':
      return each === null ? say('costs.unknown') : say('costs.each', { cost: about(each) });
  }
}

/** One amount where the range is narrow, else the likely one with its range. */
function about(range: UsdRange): Sentence {
  const [low, high] = [formatUsd(range.low), formatUsd(range.high)];
  if (low === high) return say('costs.amount', { usd: { usd: range.low } });
  return say('costs.about', {
    likely: { usd: range.likely },
    low: { usd: range.low },
    high: { usd: range.high },
  });
}
