import { expect, test } from 'vitest';
import { toPieces } from './pieces.ts';

test('nothing is no piece', () => {
  expect(toPieces(null)).toEqual([]);
  expect(toPieces([])).toEqual([]);
});

test('addresses are files, named by their path, and pictures by their ending', () => {
  expect(toPieces('https://files.test/a/out%20put.PNG?x=1')).toEqual([
    {
      kind: 'file',
      url: 'https://files.test/a/out%20put.PNG?x=1',
      name: 'out put.PNG',
      isPicture: true,
    },
  ]);
  expect(toPieces(['https://files.test/a.zip', 'https://files.test/%'])).toMatchObject([
    { name: 'a.zip', isPicture: false },
    { name: '%', isPicture: false },
  ]);
  expect(toPieces('data:image/png;base64,AAAA')).toMatchObject([
    { name: 'image/png', isPicture: true },
  ]);
});

test('a streamed text is one text, a list of texts stays a list', () => {
  expect(toPieces(['Once', ' upon', ' a time'])).toEqual([
    { kind: 'text', text: 'Once upon a time' },
  ]);
  expect(toPieces(['cat', 'dog'])).toEqual([{ kind: 'json', json: ['cat', 'dog'] }]);
});

test('an object gives its files, and the rest as JSON', () => {
  expect(toPieces({ image: 'https://files.test/a.png', score: 1 })).toMatchObject([
    { kind: 'file', name: 'a.png' },
    { kind: 'json', json: { score: 1 } },
  ]);
  expect(toPieces(0)).toEqual([{ kind: 'json', json: 0 }]);
});
