import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../domain/json.ts';
import { parseJsonPath, readJsonPath } from './jsonPath.ts';

const json: JsonObject = {
  colors: [{ hex: '#fff' }, { hex: '#000', 'hex code': 1 }],
  $ref: 'r',
  nothing: null,
  '0': 'zero',
  deep: { 'a.b': { "it's": true } },
};

test.each([
  ['', json],
  ['$', json],
  ['colors[0].hex', '#fff'],
  ['$.colors[-1].hex', '#000'],
  ['$["colors"][1]["hex code"]', 1],
  ["deep['a.b'][\"it's\"]", true],
  ['.nothing', null],
  ['$ref', 'r'],
  ['$.$ref', 'r'],
  ['["0"]', 'zero'],
  [' colors[1].hex ', '#000'],
])('%j leads to %j', (path, value) => {
  const parsed = parseJsonPath(path);
  expect(parsed.ok && readJsonPath(json, parsed.steps)).toEqual(value);
});

test.each([
  'missing',
  'colors[9]',
  'colors.hex',
  'colors["0"]',
  'colors.length',
  '__proto__',
  'nothing.x',
  'toString',
])('there is nothing at %j', (path) => {
  const parsed = parseJsonPath(path);
  expect(parsed.ok && readJsonPath(json, parsed.steps)).toBeUndefined();
});

test.each([
  ['a..b', '..b'],
  ['a.', '.'],
  ['a[', '['],
  ['a[x]', '[x]'],
  ['a b', ' b'],
  ['größe', 'öße'],
])('%j cannot be read from %j on', (path, from) => {
  expect(parseJsonPath(path)).toMatchObject({
    ok: false,
    fault: {
      message: `The path "${path}" cannot be read from "${from}" on: write it like colors[0].hex.`,
    },
  });
});

test('any key is reached with quotes', () => {
  const key = fc.string().filter((text) => !text.includes('"'));
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
      const nested = keys.reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'found');
      const parsed = parseJsonPath(keys.map((name) => `["${name}"]`).join(''));
      expect(parsed.ok && readJsonPath(nested as never, parsed.steps)).toBe('found');
    }),
  );
});
