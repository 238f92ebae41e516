import { expect, test } from 'vitest';
import { destinationNames } from './useDestinations.ts';

const version = 'a'.repeat(64);

test('names what trainings made and what the account owns, once and in order', () => {
  const models = [
    { owner: 'me', name: 'zebra' },
    { owner: 'me', name: 'mine' },
  ];
  const trainings = [
    { output: { version: `me/mine:${version}`, weights: null } },
    { output: { version: `team/shared:${version}`, weights: null } },
    { output: { version: null, weights: null } },
    { output: null },
  ];
  expect(destinationNames(models, trainings)).toEqual(['me/mine', 'me/zebra', 'team/shared']);
});

test('the built-in models are no destinations', () => {
  expect(destinationNames([{ owner: 'builtin', name: 'blur' }], [])).toEqual([]);
});
