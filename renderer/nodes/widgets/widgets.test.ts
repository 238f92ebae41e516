import { expect, test } from 'vitest';
import { moveItem, readFileRefs } from './fileRefs.ts';
import { parseJsonText } from './parseJsonText.ts';
import { clamp, parseNumber } from './parseNumber.ts';
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

test('files are read from one, a list or nothing, and can be put in order', () => {
  const [one, two] = [{ name: 'a.png', size: 3 }, { name: 'b.png' }];
  expect(readFileRefs(one)).toEqual([one]);
  expect(readFileRefs([one, 5, two])).toEqual([one, two]);
  expect(readFileRefs(undefined)).toEqual([]);
  expect(moveItem([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
  expect(moveItem([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
});
