import { describe, expect, test } from 'vitest';
import { folderOf, formatAgo, formatBytes, formatCount, formatDuration } from './format.ts';

describe('formatDuration', () => {
  test.each([
    [400, '0.4 s'],
    [12_900, '12 s'],
    [185_000, '3:05'],
    [3_729_000, '1:02:09'],
    [-5, '0.0 s'],
  ])('%d ms', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));
});

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_234_567, '1.2 MB'],
    [250_000_000, '250 MB'],
  ])('%d', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

test('formatCount shortens from a thousand up', () => {
  expect([950, 1000, 12_345, 250_000, 4_100_000].map(formatCount)).toEqual([
    '950',
    '1k',
    '12.3k',
    '250k',
    '4.1M',
  ]);
});

test('formatAgo', () => {
  const now = 1_700_000_000_000;
  expect([20_000, 5 * 60_000, 3 * 3_600_000].map((past) => formatAgo(now - past, now))).toEqual([
    'just now',
    '5 min ago',
    '3 h ago',
  ]);
});

test('folderOf knows both slashes', () => {
  expect([
    folderOf('/home/ada/a.patchbay'),
    folderOf('C:\\work\\a.patchbay'),
    folderOf('/a.patchbay'),
  ]).toEqual(['/home/ada', 'C:\\work', '/']);
});
