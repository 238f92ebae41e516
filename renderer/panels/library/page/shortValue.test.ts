import { expect, test } from 'vitest';
import { shortValue } from './shortValue.ts';

test.each([
  ['A cat', 'A cat'],
  [3, '3'],
  [false, 'false'],
  [null, 'nothing'],
  ['', 'an empty text'],
  ['https://replicate.delivery/a.png', 'a file'],
  ['data:image/png;base64,AAAA', 'a file'],
  [['https://replicate.delivery/a.png'], 'a file'],
  [['https://a.test/a.png', 'https://a.test/b.png'], '2 files'],
  [['The ', 'cat'], 'The cat'],
  [[1, 2, 3], 'a list of 3'],
  [{ a: 1 }, '{"a":1}'],
  ['x'.repeat(300), `${'x'.repeat(240)}…`],
])('%j is %j', (value, text) => {
  expect(shortValue(value)).toBe(text);
});
