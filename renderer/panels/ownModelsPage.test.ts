import { expect, test } from 'vitest';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { ownedBy } from './useModelLists.ts';

const model = (owner: string, name: string): ModelSummary => ({
  owner,
  name,
  description: '',
  official: false,
  runCount: 0,
  coverImageUrl: null,
  url: null,
});

test('own models are those of the account, each once, by name', () => {
  const found = [model('me', 'b'), model('you', 'me'), model('Me', 'a'), model('me', 'b')];
  expect(ownedBy('me', found).map(({ name }) => name)).toEqual(['a', 'b']);
});
