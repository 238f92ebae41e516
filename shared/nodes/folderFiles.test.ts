import { expect, test } from 'vitest';
import { inFolderOrder, takesMedia } from './folderFiles.ts';

test('files come in the order of their paths, numbers by their size, hidden ones not at all', () => {
  const paths = [
    'b10.png',
    'b9.png',
    'more/deep/x.png',
    'more/2.png',
    'more/10.png',
    '.git/config',
    'more/.thumbs/2.png',
    '.DS_Store',
    'a/z.png',
  ];
  expect(inFolderOrder(paths, (path) => path)).toEqual([
    { file: 'a/z.png', folder: 'a', name: 'z.png' },
    { file: 'b9.png', folder: '', name: 'b9.png' },
    { file: 'b10.png', folder: '', name: 'b10.png' },
    { file: 'more/2.png', folder: 'more', name: '2.png' },
    { file: 'more/10.png', folder: 'more', name: '10.png' },
    { file: 'more/deep/x.png', folder: 'more/deep', name: 'x.png' },
  ]);
});

test('a kind takes its media types, everything else takes all', () => {
  expect(takesMedia('image', 'image/png')).toBe(true);
  expect(takesMedia('image', 'text/plain')).toBe(false);
  expect(takesMedia('text', 'application/json')).toBe(true);
  for (const all of ['all', undefined, 7, 'nonsense'])
    expect(takesMedia(all, 'application/octet-stream')).toBe(true);
});
