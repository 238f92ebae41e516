import { expect, test } from 'vitest';
import { webAddress } from './webAddress.ts';

test('only whole addresses of the web are links', () => {
  expect(webAddress('https://example.org/a b')).toBe('https://example.org/a%20b');
  expect(webAddress('http://example.org')).toBe('http://example.org/');
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc',
    '/docs',
    '#top',
    '',
    null,
  ]) {
    expect(webAddress(text)).toBeUndefined();
  }
});
