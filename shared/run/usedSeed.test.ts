import { expect, test } from 'vitest';
import { findUsedSeed } from './usedSeed.ts';

test.each([
  ['prediction\ngenerating\nUsing seed: 68235\n  0%|          | 0/4', 68_235],
  ['seed=7', 7],
  ['Random seed set to 12\nseed: 13', 12],
  ['Using seed: 0', 0],
])('reads %j', (logs, seed) => {
  expect(findUsedSeed(logs)).toBe(seed);
});

test.each(['', 'seedling 5', 'the seed was sown', 'seed: 99999999999999999999'])(
  'finds none in %j',
  (logs) => {
    expect(findUsedSeed(logs)).toBeUndefined();
  },
);
