import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { scanText } from './scanText.ts';

it.each([
  ['', 0],
  ['{}', 1],
  ['[[1],[2,[3]]]', 3],
  ['"[[[["', 0],
  ['["\\"[["]', 1],
  ['["\\\\",[["x"]]]', 3],
  [']]]]', 0],
])('the depth of %j is %d', (text, depth) => {
  expect(scanText(text).depth).toBe(depth);
});

it('counts bytes as UTF-8 does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(scanText(text).bytes).toBe(new TextEncoder().encode(text).length);
      const quoted = JSON.stringify(text);
      expect(scanText(quoted).bytes).toBe(new TextEncoder().encode(quoted).length);
    }),
  );
});
