import { expect, test } from 'vitest';
import { mapLimited } from './mapLimited.ts';

test('keeps the order and the limit', async () => {
  let [live, peak] = [0, 0];
  const results = await mapLimited([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    live += 1;
    peak = Math.max(peak, live);
    for (let wait = 0; wait < 8 - item; wait += 1) await Promise.resolve();
    live -= 1;
    return item * 10;
  });
  expect(results).toEqual([10, 20, 30, 40, 50, 60, 70]);
  expect(peak).toBe(3);
  expect(await mapLimited([], 3, async (item) => item)).toEqual([]);
});

test('begins nothing after an error', async () => {
  const begun: number[] = [];
  const mapping = mapLimited([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new Error('two');
    return item;
  });
  await expect(mapping).rejects.toThrow('two');
  expect(begun.length).toBeLessThan(5);
});
