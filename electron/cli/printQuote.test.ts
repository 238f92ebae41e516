import { expect, test } from 'vitest';
import { toNodeId } from '../../shared/domain/ids.ts';
import { quoteRun, type PlannedNode } from '../../shared/run/quote.ts';
import type { Output } from './output.ts';
import { printQuote, quoteJson } from './printQuote.ts';

function node(id: string, changes: Partial<PlannedNode>): PlannedNode {
  const nodeId = toNodeId(id);
  return {
    nodeId,
    title: id,
    runs: { low: 1, high: 1 },
    reused: 0,
    skipped: 0,
    estimates: [],
    ...changes,
  };
}

const price = {
  kind: 'known',
  low: 0.04,
  likely: 0.04,
  high: 0.04,
  basis: { message: 'Price table.' },
} as const;
const range = {
  kind: 'known',
  low: 0.1,
  likely: 0.2,
  high: 0.4,
  basis: { message: 'Own runs.' },
} as const;
const free = { kind: 'free', basis: { message: 'Your own hardware.' } } as const;
const unknown = { kind: 'unknown', why: { message: 'Nobody knows.' } } as const;

function print(nodes: readonly PlannedNode[], left: number | null): readonly string[] {
  let text = '';
  const write = (more: string): void => {
    text += more;
  };
  const out: Output = {
    write,
    isLive: false,
    hasColors: false,
    size: () => ({ columns: 80, rows: 24 }),
  };
  printQuote(out, quoteRun(nodes), left);
  return text.trimEnd().split('\n');
}

test('a quote is a row per node and a sum', () => {
  const rows = print(
    [
      node('Paint', { estimates: [price], runs: { low: 10, high: 10 }, reused: 2 }),
      node('Film', { estimates: [range], runs: { low: 1, high: 2 } }),
      node('Blur', { estimates: [free] }),
    ],
    5,
  );
  expect(rows).toEqual([
    'Paint\t10\t2\t$0.40\tPrice table.',
    'Film\t1 to 2\t0\tabout $0.30 ($0.10 to $0.80)\tOwn runs.',
    'Blur\t1\t0\tfree\tYour own hardware.',
    'Together: about $0.70 ($0.50 to $1.20). Left of the budget: $5.00. It fits.',
  ]);
});

test.each([
  [[node('a', { estimates: [free] })], null, 'Together: free.'],
  [[node('a', { estimates: [unknown] })], null, 'Together: unknown for 1 node.'],
  [
    [node('a', { estimates: [price] }), node('b', { estimates: [unknown] })],
    1,
    'Together: $0.04, and 1 node of unknown cost. Left of the budget: $1.00. It may come to more: the run will stop before it passes the limit.',
  ],
  [
    [node('a', { estimates: [range] })],
    0.05,
    'Together: about $0.20 ($0.10 to $0.40). Left of the budget: $0.05. It costs more: raise the limit or run less.',
  ],
])('the sum says what is unknown and whether it fits (%#)', (nodes, left, sum) => {
  expect(print(nodes, left).at(-1)).toBe(sum);
});

test('a number of runs that nobody knows gives the price of one', () => {
  const [row] = print([node('a', { estimates: [price], runs: { low: 0, high: null } })], null);
  expect(row).toMatch(/^a\t\?\t0\t\$0\.04 each\tHow often/);
});

test('as JSON it is the whole quote, with the verdict', () => {
  const quote = quoteRun([node('a', { estimates: [price] })]);
  expect(JSON.parse(quoteJson(quote, 1))).toMatchObject({
    high: 0.04,
    leftUsd: 1,
    verdict: 'fits',
  });
});
