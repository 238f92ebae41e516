import { expect, test } from 'vitest';
import type { ModelSummary } from '../../shared/domain/model.ts';
import { createTestApp } from '../../test/support/rendererApp.ts';
import { ownModelsPage } from './ownModelsPage.ts';
import { rememberModel } from './rememberedModels.ts';

const model = (owner: string, name: string): ModelSummary => ({
  owner,
  name,
  description: '',
  official: false,
  runCount: 0,
  coverImageUrl: null,
  url: null,
});

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

const provider = 'replicate';
const { signal } = new AbortController();

test('own models are those of the account, each once, by name, with those that were opened here', async () => {
  const storage = memory();
  rememberModel(storage, provider, 'team/secret');
  const { client } = createTestApp({
    models: { search: async () => [model('Me', 'a'), model('me', 'b')] },
    resources: {
      account: { get: async () => ({ username: 'me' }) },
      models: {
        list: async () => ({ items: [model('me', 'b'), model('you', 'me')], next: 'more' }),
        get: async ({ owner, name }: ModelSummary) => model(owner, name),
      },
    },
  });
  const first = await ownModelsPage(client, { provider, request: {}, signal, storage });
  expect(first.items.map(({ name }) => name)).toEqual(['a', 'b', 'secret']);
  expect(first.next).toBe('more');
  const second = await ownModelsPage(client, {
    provider,
    request: { cursor: 'more' },
    signal,
    storage,
  });
  expect(second.items.map(({ name }) => name)).toEqual(['b']);
});

test('a service without a search still lists what it can', async () => {
  const { client } = createTestApp({
    models: { search: () => Promise.reject(new Error('There is no search here.')) },
    resources: {
      account: { get: async () => ({ username: 'me' }) },
      models: { list: async () => ({ items: [model('me', 'a')] }) },
    },
  });
  const { items } = await ownModelsPage(client, {
    provider,
    request: {},
    signal,
    storage: memory(),
  });
  expect(items.map(({ name }) => name)).toEqual(['a']);
});
