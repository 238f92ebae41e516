import { expect, test } from 'vitest';
import { downloadName } from './downloadName.ts';

const url = 'https://replicate.delivery/x/out%20put.png?token=1';

test.each([
  [undefined, url, 'out put.png'],
  ['inline', url, 'out put.png'],
  ['attachment; filename=a.txt', url, 'a.txt'],
  ['attachment; filename="a \\"b\\".txt"', url, 'a "b".txt'],
  [`attachment; filename="x.txt"; filename*=UTF-8''%C3%BC.txt`, url, 'ü.txt'],
  ['attachment; filename="..\\..\\evil.exe"', url, 'evil.exe'],
  ['attachment; filename="a\u0000b"', url, 'ab'],
  ['attachment; filename=".."', 'https://x/%2e%2e%2f', 'download'],
  [undefined, 'https://x/%E0%A4%A', '%E0%A4%A'],
])('%j of %j is named %j', (disposition, from, expected) => {
  expect(downloadName(disposition, from)).toBe(expected);
});
