import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listValue, numberValue, textValue } from '../domain/values.ts';
import { sampleOutputs } from './sample.ts';

const numbers = (length: number) =>
  listValue(Array.from({ length }, (_, index) => numberValue(index)));

function sampled(length: number, most: number): readonly number[] {
  const { list } = sampleOutputs({ list: numbers(length) }, most);
  const items = list?.type === 'list' ? list.items : [];
  return items.map((item) => (item.type === 'number' ? item.number : -1));
}

test('items are spread evenly from the first to the last', () => {
  expect(sampled(200, 3)).toEqual([0, 100, 199]);
  expect(sampled(10, 4)).toEqual([0, 3, 6, 9]);
  expect(sampled(5, 1)).toEqual([0]);
});

test('a short list, an empty one and a single value are left alone', () => {
  const outputs = { short: numbers(3), none: listValue([]), one: textValue('x') };
  expect(sampleOutputs(outputs, 3)).toEqual(outputs);
});

test('there are as many as asked for, in order, and none twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (n, k) => {
      const chosen = sampled(n, k);
      expect(chosen).toHaveLength(Math.min(n, k));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
    }),
  );
});
