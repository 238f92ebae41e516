import { expect, test } from 'vitest';
import { extensionOf, mediaTypeOfName, stemOf } from './fileNames.ts';

test.each([
  ['cat.png', 'cat'],
  ['a.tar.gz', 'a.tar'],
  ['.env', '.env'],
  ['none', 'none'],
  ['', ''],
])('the stem of %j is %j', (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});

test.each([
  ['cat.PNG', 'text/plain', 'png'],
  ['cat', 'image/jpeg', 'jpg'],
  ['cat', 'text/plain; charset=utf-8', 'txt'],
  ['cat', 'application/x-unknown', 'bin'],
  ['cat', '', 'bin'],
  ['cat', 'constructor', 'bin'],
  ['.env', 'text/plain', 'txt'],
  ['cat.', 'image/webp', 'webp'],
  ['v1.2 final', 'image/png', 'png'],
  ['cat.averylongextension', 'image/png', 'png'],
])('the extension of %j as %j is %j', (name, mediaType, extension) => {
  expect(extensionOf({ name, mediaType })).toBe(extension);
});

test.each([
  ['cat.png', 'image/png'],
  ['cat.JPEG', 'image/jpeg'],
  ['cat.jpg', 'image/jpeg'],
  ['a.wav', 'audio/wav'],
  ['x.unknown', 'application/octet-stream'],
  ['json', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('%j promises %j', (name, mediaType) => {
  expect(mediaTypeOfName(name)).toBe(mediaType);
});
