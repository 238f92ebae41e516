import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UnionBranch } from '../../../shared/domain/ports.ts';
import { moveItem, readFileRefs } from './fileRefs.ts';
import { kindOf } from './kindOf.ts';
import { lineOfValue, parseJsonText } from './parseJsonText.ts';
import { clamp, parseNumber } from './parseNumber.ts';
import { rollSeed } from './rollSeed.ts';
import { scanJson } from './scanJson.ts';
import { textChange } from './textChange.ts';

test.each([
  ['12', 12],
  [' -0,5 ', -0.5],
  ['.5', 0.5],
  ['1e3', 1000],
  ['-', undefined],
  ['1.2.3', undefined],
  ['0x10', undefined],
  ['1e999', undefined],
])('reads %s as people type it', (text, expected) => {
  expect(parseNumber(text, false)).toBe(expected);
});

test('a whole number is asked for where only that will do', () => {
  expect(parseNumber('1.5', true)).toBeUndefined();
  expect(clamp(7, { maximum: 5 })).toBe(5);
  expect(clamp(-7, { minimum: -5 })).toBe(-5);
});

test('an emptied input is unset, but overrides a default; an emptied setting is an empty text', () => {
  expect(textChange({ type: 'text' }, '')).toBeUndefined();
  expect(textChange({ type: 'text', default: 'low quality' }, '')).toBe('');
  expect(textChange({ type: 'text' }, '0')).toBe('0');
  expect(textChange({}, '')).toBe('');
});

test('JSON is read, blanks are nothing, and a mistake has a line', () => {
  expect(parseJsonText(' \n')).toEqual({ ok: true, value: undefined });
  expect(parseJsonText('{"a": [1]}')).toEqual({ ok: true, value: { a: [1] } });
  expect(parseJsonText('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({ ok: false, line: 3 });
  expect(parseJsonText('{"a": 1')).toMatchObject({ ok: false, line: 1 });
});

test('JSON whose numbers would be sent as others is refused at its line', () => {
  expect(
    parseJsonText('{\n "a": "12345678901234567890",\n "seed": 12345678901234567890\n}'),
  ).toEqual({
    ok: false,
    line: 3,
    message: expect.stringContaining('12345678901234567890 has more digits'),
  });
  const exact = '[9007199254740991, 1e300, 0.1234567890123456789, 100000000000000000000]';
  expect(parseJsonText(exact)).toMatchObject({ ok: true });
});

test('a value of a union is of its own kind: a text is no list of one while it is typed', () => {
  const list: UnionBranch = {
    label: 'List of text',
    type: { list: 'text' },
    widget: { kind: 'list', item: 'text' },
  };
  const text: UnionBranch = { label: 'Text', type: 'text', widget: { kind: 'line' } };
  const few: UnionBranch = { ...text, label: 'Few', limits: { maxLength: 2 } };
  expect(kindOf([list, text], 'a')).toBe(text);
  expect(kindOf([text, list], ['a'])).toBe(list);
  expect(kindOf([few, text], 'abc')).toBe(text);
  expect(kindOf([list, few], 'abc')).toBe(list);
  expect(kindOf([list, text], 5)).toBe(list);
  expect(kindOf([list, text], undefined)).toBe(list);
});

test('files are read from one, a list or nothing, and can be put in order', () => {
  const [one, two] = [{ name: 'a.png', size: 3 }, { name: 'b.png' }];
  expect(readFileRefs(one)).toEqual([one]);
  expect(readFileRefs([one, 5, two])).toEqual([one, two]);
  expect(readFileRefs(undefined)).toEqual([]);
  expect(moveItem([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
  expect(moveItem([1, 2, 3, 4], 3, 0)).toEqual([4, 1, 2, 3]);
  expect(moveItem([1, 2, 3, 4], 0, 2)).toEqual([2, 3, 1, 4]);
  const same = [1, 2, 3];
  for (const to of [-1, 0, 3]) expect(moveItem(same, 0, to)).toBe(same);
});

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', undefined],
  ['18446744073709551615', undefined],
  ['-9007199254740993', undefined],
  // This one can be kept, and is written as another one.
  ['18446744073709551616', undefined],
  ['1000000000000000000', 1e18],
])('a whole number that cannot be kept is not taken for another one: %s', (text, expected) => {
  expect(parseNumber(text, false)).toBe(expected);
});

test('a seed is rolled within the limits, and is neither negative nor too large to be kept', () => {
  expect(rollSeed(0)).toBe(0);
  expect(rollSeed(0, { minimum: -1, maximum: 2 ** 64 })).toBe(0);
  expect(rollSeed(0.9999999999, { minimum: -1, maximum: 2 ** 64 })).toBe(2 ** 31 - 1);
  expect(rollSeed(0.9999999999, { minimum: 3, maximum: 5 })).toBe(5);
  expect(rollSeed(0, { minimum: -9, maximum: -3 })).toBe(-9);
});

test.each([
  ['{\n  "a": tru,\n  "b": 1\n}', 2],
  ['{\n  "a": "b\n", "c": 1}', 2],
  ['[1,\n 2\n 3]', 3],
  ['{"a": 1,\n}', 2],
  ['{"a": 01}\n\n\n', 1],
  ['[1]\n]', 2],
  ['{"a"\n1}', 2],
  ['["\\x"]', 1],
])('the mistake of %j is in line %i', (text, line) => {
  expect(parseJsonText(text)).toMatchObject({ ok: false, line });
});

test('JSON is told from what is none as the browser does it, and every value has its line', () => {
  const texts = fc.oneof(
    fc.json({ depthSize: 'small' }),
    fc.string({ unit: fc.constantFrom(...'[]{}:,"ab1e-0.\\n \ntrue'.split('')) }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      if (text.trim() === '') return;
      expect([text, scanJson(text).fault === undefined]).toEqual([text, parseJsonText(text).ok]);
    }),
  );
  const text = '{\n  "a": [\n    1,\n    {"b": 2}\n  ]\n}';
  expect(
    [['a'], ['a', 0], ['a', 1, 'b'], ['a', 5], []].map((path) => lineOfValue(text, path)),
  ).toEqual([2, 3, 4, 2, 1]);
});
