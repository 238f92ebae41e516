import { expect, test } from 'vitest';
import { progressBar } from './progressBar.ts';

/** The pattern of Replicate's own clients. */
const official = /^\s*(\d+)%\s*\|.+?\|\s*(\d+)\/(\d+)/;

test('has the form of tqdm', () => {
  expect(progressBar({ done: 5, total: 10, seconds: 1 })).toBe(
    ' 50%|█████     | 5/10 [00:01<00:01,  5.00it/s]',
  );
  expect(progressBar({ done: 76, total: 100, seconds: 90 })).toBe(
    ' 76%|███████▌  | 76/100 [01:30<00:28,  0.84it/s]',
  );
});

test.each([
  [0, 10],
  [1, 3],
  [3, 3],
  [0, 0],
])('%i of %i is read by the official pattern', (done, total) => {
  const match = official.exec(progressBar({ done, total, seconds: 0 }));
  expect([match?.[2], match?.[3]]).toEqual([String(done), String(total)]);
});
