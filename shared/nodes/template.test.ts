import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, templateNames } from './template.ts';

test.each([
  ['A {{x}} and {{ y }} and {{x}}', ['x', 'y']],
  ['{{source.name}}-{{a-b}}', ['source.name', 'a-b']],
  ['{x} {{}} {{1}} {{a b}} {{ä}}', []],
  ['{{{x}}}', ['x']],
  ['', []],
])('the names in %j are %j', (template, names) => {
  expect(templateNames(template)).toEqual(names);
});

test('places are filled once: a value that looks like a place or a pattern stays', () => {
  const values: { readonly [name: string]: string } = { a: '{{b}}', b: '$& $1 \\' };
  expect(fillTemplate('{{a}} {{b}} {c}', (name) => values[name] ?? '')).toBe('{{b}} $& $1 \\ {c}');
});

test('text without a place stays, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(templateNames(text).length === 0);
      expect(fillTemplate(text, () => 'x')).toBe(text);
    }),
  );
});

test('what is thrown for a name passes through', () => {
  const fail = (): never => {
    throw new Error('no such name');
  };
  expect(() => fillTemplate('{{x}}', fail)).toThrow('no such name');
});
