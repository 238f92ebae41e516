import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { Estimate } from '../../../shared/run/estimate.ts';
import { quoteRun, type PlannedNode } from '../../../shared/run/quote.ts';
import { QuoteSummary } from './QuoteSummary.tsx';

const exact: Estimate = {
  kind: 'known',
  low: 0.04,
  likely: 0.04,
  high: 0.04,
  basis: { message: 'Price table.' },
};
const range: Estimate = {
  kind: 'known',
  low: 0.1,
  likely: 0.2,
  high: 0.4,
  basis: { message: 'Own runs.' },
};
const free: Estimate = { kind: 'free', basis: { message: 'Your own hardware.' } };
const unknown: Estimate = { kind: 'unknown', why: { message: 'Nobody knows.' } };

function node(estimate: Estimate, changes: Partial<PlannedNode> = {}): PlannedNode {
  return {
    nodeId: toNodeId('a'),
    title: 'Paint',
    runs: { low: 1, high: 1 },
    reused: 0,
    skipped: 0,
    estimates: [estimate],
    ...changes,
  };
}

function shown(nodes: readonly PlannedNode[], leftUsd: number | null): string {
  const markup = renderToStaticMarkup(<QuoteSummary quote={quoteRun(nodes)} leftUsd={leftUsd} />);
  return markup.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|');
}

test.each([
  ['known', [node(exact)], null, '|$0.04|Paint|$0.04|Price table.|'],
  [
    'a range',
    [node(range, { runs: { low: 3, high: 3 } })],
    5,
    '|about $0.60 ($0.30 to $1.20)|Within the limit|$5.00 may still be spent. It fits.|Paint| × 3|about $0.60 ($0.30 to $1.20)|Own runs.|',
  ],
  ['unknown', [node(unknown)], null, '|unknown for 1 node|Paint|unknown|Nobody knows.|'],
  ['free', [node(free)], 0, '|free|Within the limit|$0 may still be spent. It fits.|'],
  [
    'over the limit',
    [node(range)],
    0.05,
    '|about $0.20 ($0.10 to $0.40)|Over the limit|$0.05 may still be spent. It costs more: raise the limit or run less.|Paint|about $0.20 ($0.10 to $0.40)|Own runs.|',
  ],
  [
    'reused',
    [node(exact, { runs: { low: 0, high: 0 }, reused: 4 })],
    null,
    '|free|4 results are there already and cost nothing.|',
  ],
] as const)('a quote that is %s', (_, nodes, left, text) => {
  expect(shown(nodes, left)).toBe(text);
});
