import { expect, test } from 'vitest';
import { headerFileName } from './headerFileName.ts';

test.each([
  ['picture.png', 'picture.png'],
  ['C:\\temp\\a b.png', 'a b.png'],
  ['../../etc/passwd', 'passwd'],
  ['a"b\r\nX: 1.png', 'a%22bX: 1.png'],
  ['', 'file'],
  ['dir/', 'file'],
  ['日本.png', '日本.png'],
])('%j becomes %j', (name, expected) => {
  expect(headerFileName(name)).toBe(expected);
});

test('a long name keeps its ending and whole characters within 255 bytes', () => {
  const name = headerFileName(`${'é日😀'.repeat(60)}.jpeg`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(Buffer.byteLength(name)).toBeGreaterThan(250);
  expect(name.endsWith('.jpeg')).toBe(true);
  expect(name.isWellFormed()).toBe(true);
});
