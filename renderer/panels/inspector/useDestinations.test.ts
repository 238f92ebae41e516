import { expect, test } from 'vitest';
import { ownModels } from './useOwnModels.ts';

const account = { type: 'user', username: 'me', name: null } as const;
const version = 'a'.repeat(64);

test('names what trainings made and what the account owns, once and in order', () => {
  const models = [
    { owner: 'me', name: 'zebra' },
    { owner: 'someone', name: 'else' },
    { owner: 'me', name: 'mine' },
  ];
  const trainings = [
    { output: { version: `me/mine:${version}`, weights: null } },
    { output: { version: `team/shared:${version}`, weights: null } },
    { output: { version: null, weights: null } },
    { output: null },
  ];
  expect(ownModels({ account, models, trainings })).toEqual(['me/mine', 'me/zebra', 'team/shared']);
});

test('a provider that tells nothing gives nothing, and the built-in models are no destinations', () => {
  expect(ownModels({ account: null, models: [], trainings: [] })).toEqual([]);
  const builtin = { ...account, username: 'builtin' };
  const models = [{ owner: 'builtin', name: 'blur' }];
  expect(ownModels({ account: builtin, models, trainings: [] })).toEqual([]);
});
