import { expect, test } from 'vitest';
import { forgetModel, rememberedModels, rememberModel } from './rememberedModels.ts';

function createStorage(saved?: string): Pick<Storage, 'getItem' | 'setItem'> {
  let text = saved ?? null;
  return {
    getItem: () => text,
    setItem: (_key, value) => {
      text = value;
    },
  };
}

test('models are remembered by connection, the last one first, once each', () => {
  const storage = createStorage();
  for (const name of ['me/a', 'me/b', 'me/a']) rememberModel(storage, 'replicate', name);
  rememberModel(storage, 'builtin', 'builtin/c');
  expect(rememberedModels(storage, 'replicate')).toEqual(['me/a', 'me/b']);
  forgetModel(storage, 'replicate', 'me/a');
  expect(rememberedModels(storage, 'replicate')).toEqual(['me/b']);
  expect(rememberedModels(storage, 'builtin')).toEqual(['builtin/c']);
});

test('what cannot be read is nothing', () => {
  for (const saved of ['{', '[]', 'null', '{"replicate":"x"}', '{"replicate":[1]}']) {
    expect(rememberedModels(createStorage(saved), 'replicate')).toEqual([]);
  }
});
