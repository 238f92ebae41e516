import { describe, expect, test } from 'vitest';
import { crumbsOf, joinPath, nameFault, toPipelineFileName } from './paths.ts';

describe('crumbsOf', () => {
  test('on Linux and macOS', () => {
    expect(crumbsOf('/home/ada')).toEqual([
      { label: '/', path: '/' },
      { label: 'home', path: '/home' },
      { label: 'ada', path: '/home/ada' },
    ]);
    expect(crumbsOf('/')).toEqual([{ label: '/', path: '/' }]);
  });

  test('on Windows', () => {
    expect(crumbsOf('C:\\Users\\Ada')).toEqual([
      { label: 'C:', path: 'C:\\' },
      { label: 'Users', path: 'C:\\Users' },
      { label: 'Ada', path: 'C:\\Users\\Ada' },
    ]);
  });
});

test('joinPath keeps the kind of slash', () => {
  expect([
    joinPath('/home/ada', 'a.patchbay'),
    joinPath('/', 'a'),
    joinPath('C:\\work', 'a'),
    joinPath('C:\\', 'a'),
  ]).toEqual(['/home/ada/a.patchbay', '/a', 'C:\\work\\a', 'C:\\a']);
});

test('toPipelineFileName adds the extension once', () => {
  expect(['cats', ' cats.PATCHBAY ', 'cats.v2', ''].map(toPipelineFileName)).toEqual([
    'cats.patchbay',
    'cats.PATCHBAY',
    'cats.v2.patchbay',
    '',
  ]);
});

describe('nameFault', () => {
  test.each(['', '  ', '.patchbay', '..', 'a/b', 'a\\b', 'what?', 'a:b'])('refuses "%s"', (name) =>
    expect(nameFault(name)).toMatch(/\.$/),
  );
  test.each(['cats', 'cats.patchbay', 'Ünïcode 猫', 'v1.2'])('takes "%s"', (name) =>
    expect(nameFault(name)).toBeUndefined(),
  );
});
