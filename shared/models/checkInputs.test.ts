import { describe, expect, it } from 'vitest';
import type { Json } from '../domain/json.ts';
import type { InputPort } from '../domain/ports.ts';
import { checkInput } from './checkInputs.ts';

const base: InputPort = {
  name: 'x',
  title: 'X',
  type: 'text',
  required: false,
  widget: { kind: 'line' },
};
const text = { ...base, limits: { minLength: 2, maxLength: 4, pattern: '^a' } };
const integer: InputPort = { ...base, type: 'integer', limits: { minimum: 0, maximum: 10 } };
const file: InputPort = { ...base, type: 'image', widget: { kind: 'file', accept: 'image' } };
const files: InputPort = {
  ...base,
  type: { list: 'image' },
  widget: { kind: 'files', accept: 'image' },
};
const select: InputPort = {
  ...base,
  type: 'integer',
  widget: { kind: 'select', options: [4, 6, 8].map((value) => ({ value, label: String(value) })) },
};

const list: InputPort = { ...base, type: { list: 'text' }, widget: { kind: 'list', item: 'text' } };
const union: InputPort = {
  ...base,
  type: 'any',
  widget: {
    kind: 'union',
    branches: [
      {
        label: 'Choice',
        type: 'text',
        widget: { kind: 'select', options: [{ value: 'auto', label: 'auto' }] },
      },
      {
        label: 'Whole number',
        type: 'integer',
        widget: { kind: 'slider' },
        limits: { minimum: 0, maximum: 9 },
      },
    ],
  },
};
const messages: InputPort = {
  ...base,
  type: 'json',
  widget: { kind: 'json' },
  limits: {
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['role'],
        properties: { role: { enum: ['user', 'assistant'] } },
      },
    },
  },
};

describe('checkInput', () => {
  it.each<[InputPort, Json]>([
    [base, ''],
    [base, null],
    [text, 'abcd'],
    [text, 'a🚀🚀🚀'],
    [integer, 0],
    [integer, 10],
    [{ ...base, type: 'number' }, 2.5],
    [{ ...base, type: 'boolean' }, false],
    [{ ...base, type: 'json' }, { a: [1] }],
    [{ ...base, type: 'any' }, 7],
    [select, 6],
    [file, { name: 'a.png', artifact: 'a'.repeat(64) }],
    [files, { name: 'a.png', path: 'a.png' }],
    [files, []],
    [{ ...base, type: { list: 'number' } }, [1, 2.5]],
    [union, 'auto'],
    [union, 9],
    [messages, [{ role: 'user', more: null }]],
    [
      { ...base, type: 'json', limits: { schema: { type: 'of another world' } } },
      'a schema nobody can read',
    ],
    [{ ...base, limits: { pattern: '(?P<named>a)' } }, 'not checked: Python syntax'],
  ])('%j takes %j', (port, json) => {
    expect(checkInput(port, json)).toBeUndefined();
  });

  it.each<[InputPort, Json, string]>([
    [{ ...base, required: true }, null, '"X" is required: enter a value or connect one.'],
    [base, 5, '"X" must be text, but is 5: enter text.'],
    [text, 'a', '"X" is too short: enter at least 2 characters.'],
    [text, 'abcde', '"X" has 5 characters: shorten it to at most 4.'],
    [
      text,
      'bcd',
      '"X" does not have the form that the model asks for: enter text that matches ^a.',
    ],
    [integer, -1, '"X" must be at least 0, but is -1: enter a number from 0 to 10.'],
    [integer, 11, '"X" must be at most 10, but is 11: enter a number from 0 to 10.'],
    [
      { ...integer, limits: { minimum: 1 } },
      0,
      '"X" must be at least 1, but is 0: enter a number at least 1.',
    ],
    [integer, 2.5, '"X" must be a whole number, but is 2.5: enter a whole number.'],
    [integer, '2', '"X" must be a whole number, but is "2": enter a whole number.'],
    [
      { ...base, type: 'number' },
      Infinity,
      '"X" must be a number, but is Infinity: enter a number.',
    ],
    [{ ...base, type: 'boolean' }, 1, '"X" must be true or false, but is 1: enter true or false.'],
    [select, 5, '"X" cannot be 5: choose one of 4, 6, 8.'],
    [select, '6', '"X" cannot be "6": choose one of 4, 6, 8.'],
    [file, 'https://example.org/a.png', '"X" must be a file: choose one or drop it there.'],
    [files, [{ name: 'a' }, 7], 'Item 2 of "X" must be a file: choose one or drop it there.'],
    [
      { ...integer, type: { list: 'integer' }, limits: { items: { minimum: 0, maximum: 10 } } },
      [1, 99],
      'Item 2 of "X" must be at most 10, but is 99: enter a number from 0 to 10.',
    ],
    [
      { ...base, type: { list: { list: 'text' } } },
      [['a'], [[]]],
      'Item 1 of Item 2 of "X" must be text, but is a list: enter text.',
    ],
    [{ ...list, limits: { minItems: 2 } }, ['a'], '"X" has 1 item: give it at least 2.'],
    [{ ...list, limits: { maxItems: 1 } }, ['a', 'b'], '"X" has 2 items: keep at most 1.'],
    [
      { ...list, limits: { uniqueItems: true } },
      ['a', 'a'],
      '"X" has an item twice: keep each once.',
    ],
    [
      { ...list, widget: { kind: 'list', item: 'text', options: [{ value: 'a', label: 'A' }] } },
      ['a', 'b'],
      'Item 2 of "X" cannot be "b": choose one of A.',
    ],
    [
      { ...base, type: 'number', limits: { exclusiveMinimum: 0, maximum: 1 } },
      0,
      '"X" must be more than 0, but is 0: enter a number more than 0 and at most 1.',
    ],
    [
      { ...integer, limits: { multipleOf: 8 } },
      12,
      '"X" must be a multiple of 8, but is 12: enter the next one.',
    ],
    [union, 12, '"X" must be at most 9, but is 12: enter a number from 0 to 9.'],
    [union, { a: 1 }, '"X" cannot be an object: enter choice or whole number.'],
    [
      messages,
      [{ role: 'user' }, { role: 'clown' }],
      '"[1].role" of "X" cannot be "clown": choose one of user, assistant.',
    ],
  ])('%j refuses %j', (port, json, sentence) => {
    expect(checkInput(port, json)?.message).toBe(sentence);
  });

  it('names a few choices of many', () => {
    const options = Array.from({ length: 200 }, (_, index) => ({
      value: `v${index}`,
      label: `v${index}`,
    }));
    const fault = checkInput({ ...base, widget: { kind: 'select', options } }, 'nope');
    expect(fault?.message).toBe(
      '"X" cannot be "nope": choose one of v0, v1, v2, v3, v4, v5, v6, v7, or one of 192 more.',
    );
  });
});
