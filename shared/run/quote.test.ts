import { describe, expect, test } from 'vitest';
import { toNodeId } from '../domain/ids.ts';
import type { Estimate } from './estimate.ts';
import { compareToCap, quoteRun, type PlannedNode } from './quote.ts';

function known(low: number, likely = low, high = likely): Estimate {
  return { kind: 'known', low, likely, high, basis: { message: 'Price table of 2026-05-05.' } };
}

const free: Estimate = { kind: 'free', basis: { message: 'It runs on hardware of your own.' } };
const unknown: Estimate = { kind: 'unknown', why: { message: 'Nobody knows.' } };

function node(id: string, estimates: PlannedNode['estimates'], changes: Partial<PlannedNode> = {}) {
  return {
    nodeId: toNodeId(id),
    title: id.toUpperCase(),
    runs: { low: 1, high: 1 },
    reused: 0,
    skipped: 0,
    estimates,
    ...changes,
  };
}

test('a quote adds up what its nodes cost; nodes without a model are not in it', () => {
  const quote = quoteRun([
    node('a', [known(1, 2, 3)]),
    node('b', [known(0.5)]),
    node('text', null),
  ]);
  expect(quote).toMatchObject({ low: 1.5, likely: 2.5, high: 3.5, unknown: [], reused: 0 });
  expect(quote.perNode.map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
  expect(quote.basis).toEqual([{ message: 'Price table of 2026-05-05.' }]);
});

test('results that are there already cost nothing', () => {
  const reused = node('a', [unknown], { runs: { low: 0, high: 0 }, reused: 3 });
  const partly = node('b', [known(1)], { runs: { low: 2, high: 2 }, reused: 8 });
  const quote = quoteRun([reused, partly]);
  expect(quote).toMatchObject({ low: 2, high: 2, reused: 11, unknown: [] });
  expect(quote.perNode[0]?.cost.kind).toBe('free');
});

test('a list of 10,000 is priced from an iterator, or from a sample of it', () => {
  let alive = 0;
  let most = 0;
  function* estimates(): Generator<Estimate> {
    for (let index = 0; index < 10_000; index += 1) {
      alive += 1;
      most = Math.max(most, alive);
      yield known(index % 2 === 0 ? 0.01 : 0.03);
      alive -= 1;
    }
  }
  const all = { low: 10_000, high: 10_000 };
  expect(quoteRun([node('a', estimates(), { runs: all })]).likely).toBeCloseTo(200, 6);
  expect(most).toBe(1);
  const sample = [known(0.01), known(0.03)];
  expect(quoteRun([node('a', sample, { runs: all })]).likely).toBeCloseTo(200, 6);
});

test('a number of tasks that is a range widens the cost', () => {
  const quote = quoteRun([node('a', [known(1, 2, 3)], { runs: { low: 2, high: 4 } })]);
  expect(quote).toMatchObject({ low: 2, likely: 6, high: 12 });
  expect(quote.perNode[0]?.each).toEqual({ low: 1, likely: 2, high: 3 });
});

describe('unknown stays unknown', () => {
  test('where one task is', () => {
    const quote = quoteRun([node('a', [known(1), unknown]), node('b', [known(2)])]);
    expect(quote).toMatchObject({ low: 2, high: 2 });
    expect(quote.unknown.map(({ nodeId, cost }) => [nodeId, cost])).toEqual([['a', unknown]]);
  });

  test('where nobody knows how many tasks there will be: one of them has a price', () => {
    const quote = quoteRun([node('a', [known(1)], { runs: { low: 0, high: null } })]);
    expect(quote).toMatchObject({ low: 0, high: 0 });
    expect(quote.unknown[0]).toMatchObject({
      each: { low: 1, likely: 1, high: 1 },
      cost: { kind: 'unknown', why: { message: expect.stringContaining('"A"') } },
    });
  });

  test('where no input is known', () => {
    expect(quoteRun([node('a', [])]).unknown).toHaveLength(1);
  });

  test('but what is free is free, however often', () => {
    const quote = quoteRun([node('a', [free], { runs: { low: 0, high: null } })]);
    expect(quote.unknown).toEqual([]);
    expect(quote.perNode[0]?.cost).toEqual(free);
  });
});

test.each([
  [[known(1, 2, 3)], null, 'no-cap'],
  [[known(1, 2, 3)], 3, 'fits'],
  [[known(1, 2, 3)], 2.5, 'may-not-fit'],
  [[known(1, 2, 3)], 0.5, 'does-not-fit'],
  [[unknown], 100, 'may-not-fit'],
  [[free], 0, 'fits'],
] as const)('%j under %d: %s', (estimates, left, verdict) => {
  expect(compareToCap(quoteRun([node('a', estimates)]), left)).toBe(verdict);
});
