import { expect, test } from 'vitest';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { quoteRun, type TaskCount } from '../../../shared/run/quote.ts';
import { runsText } from './runsText.ts';

function textOf(...counts: readonly TaskCount[]): string | undefined {
  return runsText(
    quoteRun(
      counts.map((runs, at) => ({
        nodeId: toNodeId(`n${at}`),
        title: `n${at}`,
        runs,
        reused: 0,
        skipped: 0,
        estimates: [{ kind: 'free' as const, basis: { message: '' } }],
      })),
    ),
  );
}

test('what is left is counted over all nodes, and is a least where a list is not known yet', () => {
  expect(textOf({ low: 17, high: 17 }, { low: 3, high: 3 })).toBe('20');
  expect(textOf({ low: 0, high: 0 })).toBeUndefined();
  expect(textOf({ low: 2, high: 2 }, { low: 0, high: null })).toBe('2 or more');
  expect(textOf({ low: 2, high: 2 }, { low: 0, high: 1 })).toBe('2 to 3');
});
