import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBytes, parseAge, parseBytes } from './units.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [1_540_000, '1.5 MB'],
  [20_000_000_000, '20 GB'],
  [123_456_789_012, '123 GB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  ['20GB', 20e9],
  ['1.5 tb', 1.5e12],
  [' 500 MB ', 5e8],
  ['7B', 7],
])('%s', (text, bytes) => expect(parseBytes(text)).toBe(bytes));

test.each([
  ['30d', 30 * 86_400_000],
  ['12h', 43_200_000],
  ['2W', 14 * 86_400_000],
])('%s', (text, ms) => expect(parseAge(text)).toBe(ms));

test.each(['', '20', 'GB', '-1GB', '1e9GB', '20 GiB', 'd', '1.5d', '30m'])(
  '"%s" is neither',
  (text) => {
    expect(() => parseBytes(text)).toThrow(/is no size/);
    expect(() => parseAge(text)).toThrow(/is no length of time/);
  },
);

test('what is printed can be read again, to two digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_000_000_000_000 }), (bytes) => {
      expect(Math.abs(parseBytes(formatBytes(bytes)) - bytes) / bytes).toBeLessThan(0.06);
    }),
  );
});
