import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameFault, folderFault, numberedName, safeFileName, safeFolder } from './safeNames.ts';

/** Any text, and texts made of what is dangerous. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('.', ' ', '/', '\\', ':', 'a', '\u0000', '猫', '🐈'),
    maxLength: 300,
  }),
  fc
    .tuple(
      fc.constantFrom('con', 'PRN', 'aux', 'nul', 'COM1', 'lpt¹', 'CONIN$', 'conout$'),
      fc.constantFrom('', ' ', '.', '.txt', ' .txt', '. ', '..'),
    )
    .map(([name, end]) => name + end),
);

const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i;

function expectSafe(name: string): void {
  expect(name).not.toBe('');
  // oxlint-disable-next-line no-control-regex -- these are what may not be in it
  expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f]/);
  expect(name).not.toMatch(/^\.+$/);
  expect(name).not.toMatch(/[. ]$/);
  expect(name).not.toMatch(/^ /);
  expect(name).not.toMatch(reserved);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
}

describe('a safe file name', () => {
  test('is a name that every system takes, whatever it was', () => {
    fc.assert(
      fc.property(anyName, (name) => expectSafe(safeFileName(name))),
      { numRuns: 2000 },
    );
  });

  test('stays what it is', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeFileName(name);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });

  test.each([
    ['cat.png', 'cat.png'],
    ['größe.png', 'größe.png'],
    ['gro\u0308ße.png', 'größe.png'],
    ['a/b\\c:d.png', 'a_b_c_d.png'],
    ['', 'file'],
    ['...', 'file'],
    ['.env', '.env'],
    [' con.txt', '_con.txt'],
    ['com1', '_com1'],
    ['nul .txt', '_nul .txt'],
    ['console.txt', 'console.txt'],
    ['end. . ', 'end'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test('keeps its extension when it is cut, and whole characters', () => {
    const cut = safeFileName(`${'🐈'.repeat(100)}.jpeg`);
    expect(cut).toBe(`${'🐈'.repeat(48)}.jpeg`);
    expect(safeFileName(`${'a'.repeat(198)} . ${'b'.repeat(50)}`)).toBe('a'.repeat(198));
  });

  test('has room for a number', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 2, max: 99_999 }), (name, count) => {
        expect(Buffer.byteLength(numberedName(safeFileName(name), count))).toBeLessThan(255);
      }),
    );
  });
});

describe('a safe folder', () => {
  test('never leaves, whatever it was', () => {
    fc.assert(
      fc.property(anyName, (folder) => {
        for (const part of safeFolder(folder)) expectSafe(part);
      }),
    );
  });

  test.each([
    ['', []],
    ['pictures/cats', ['pictures', 'cats']],
    ['../..\\/etc', ['etc']],
    ['C:\\Users\\me', ['Users', 'me']],
    ['./a/../b', ['a', 'b']],
    ['a/.. /b', ['a', 'file', 'b']],
  ])('%j becomes %j', (folder, parts) => {
    expect(safeFolder(folder)).toEqual(parts);
  });
});

test.each([
  ['cat.png', 'cat (2).png'],
  ['cat', 'cat (2)'],
  ['.env', '.env (2)'],
  ['a.tar.gz', 'a.tar (2).gz'],
])('the second %s is %s', (name, second) => {
  expect(numberedName(name, 2)).toBe(second);
});

test.each(['a/b', 'a\\b', 'con', 'NUL.txt', ' aux '])('the template %j has a fault', (name) => {
  expect(fileNameFault(name)?.message).toMatch(/choose another one\.$|folder setting\.$/);
});

test.each(['{{name}}.{{ext}}', 'console', 'a b'])('the template %j has none', (name) => {
  expect(fileNameFault(name)).toBeUndefined();
});

test.each(['..', 'a/../b', '/etc', '\\x', 'C:\\x', 'c:'])('the folder %j has a fault', (folder) => {
  expect(folderFault(folder)?.message).toMatch(/would leave the output folder/);
});

test.each(['', 'a/b', 'a..b', '.hidden'])('the folder %j has none', (folder) => {
  expect(folderFault(folder)).toBeUndefined();
});
