import { expect, test } from 'vitest';
import { readModelDrag } from './modelDrag.ts';

const drop = (text: string) => readModelDrag({ getData: () => text });

test('only a model of ours is read', () => {
  const model = { provider: 'builtin', model: 'builtin/upscale' };
  expect(drop(JSON.stringify(model))).toEqual(model);
  for (const text of ['', 'null', '[]', '{"provider":1,"model":"a/b"}', '{"model":"a/b"}']) {
    expect(drop(text)).toBeUndefined();
  }
});
