import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InputPort, OutputPort } from '../domain/ports.ts';
import { listValue, numberValue, textValue, type Value } from '../domain/values.ts';
import { collectOutputs, expandItems } from './mapping.ts';

const input = (name: string, type: InputPort['type']): InputPort => ({
  name,
  title: name,
  type,
  required: true,
  widget: { kind: 'none' },
});
const out: OutputPort = { name: 'o', title: 'o', type: 'text' };
const texts = (...items: string[]): Value => listValue(items.map(textValue));

test('single values are one item without a path', () => {
  const expansion = expandItems([input('a', 'text')], { a: textValue('x') });
  expect(expansion).toEqual({ shape: null, items: [{ path: [], inputs: { a: textValue('x') } }] });
});

test('a list on a single input is one item per index, and other inputs go to each', () => {
  const ports = [input('a', 'text'), input('n', 'number')];
  const { items } = expandItems(ports, { a: texts('x', 'y'), n: numberValue(3) });
  expect(items).toEqual([
    { path: [0], inputs: { a: textValue('x'), n: numberValue(3) } },
    { path: [1], inputs: { a: textValue('y'), n: numberValue(3) } },
  ]);
});

test('lists zip by index, and a list of one goes to each', () => {
  const ports = [input('a', 'text'), input('b', 'text'), input('c', 'text')];
  const { items } = expandItems(ports, {
    a: texts('1', '2'),
    b: texts('x', 'y'),
    c: texts('only'),
  });
  expect(
    items.map((item) =>
      Object.values(item.inputs).map((value) => (value.type === 'text' ? value.text : '')),
    ),
  ).toEqual([
    ['1', 'x', 'only'],
    ['2', 'y', 'only'],
  ]);
});

test('lists of different lengths are refused with both names', () => {
  const ports = [input('a', 'text'), input('b', 'text')];
  expect(() => expandItems(ports, { a: texts('1', '2', '3'), b: texts('x', 'y') })).toThrow(
    'The lists on "a" (3 items) and "b" (2 items) cannot be paired: make them equally long.',
  );
});

test('an empty list is no items and an empty list of outputs', () => {
  const expansion = expandItems([input('a', 'text')], { a: listValue([]) });
  expect(expansion.items).toEqual([]);
  expect(collectOutputs([out], expansion, [])).toEqual({ o: listValue([]) });
});

test('a list port takes the list whole', () => {
  const { items } = expandItems([input('a', { list: 'text' })], { a: texts('x', 'y') });
  expect(items).toEqual([{ path: [], inputs: { a: texts('x', 'y') } }]);
});

test('outputs nest exactly as the inputs did', () => {
  const leaf = fc.string().map(textValue);
  const nested = fc.letrec<{ tree: Value }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(listValue),
    ),
  })).tree;
  fc.assert(
    fc.property(nested.filter(isEven), (value) => {
      const expansion = expandItems([input('a', 'text')], { a: value });
      const results = expansion.items.map((item) => ({ o: item.inputs['a'] ?? textValue('') }));
      expect(collectOutputs([out], expansion, results)).toEqual({ o: value });
    }),
  );
});

/** Every leaf is equally deep, as lists of a typed port are. */
function isEven(value: Value): boolean {
  const depths = (each: Value): readonly number[] =>
    each.type === 'list'
      ? each.items.flatMap((item) => depths(item).map((depth) => depth + 1))
      : [0];
  return new Set(depths(value)).size === 1;
}
