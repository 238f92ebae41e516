import { expect, test } from 'vitest';
import type { InputPort } from '../domain/ports.ts';
import { jsonValue, listValue, textValue, type PortValues } from '../domain/values.ts';
import { collectOutputs, commonLength } from './mapping.ts';

const list = (name: string, length: number) => {
  const widget = { kind: 'none' } as const;
  const port: InputPort = { name, title: name, type: 'text', required: true, widget };
  return { port, length };
};

test('lists of one length pair, and a list of one item goes with every other', () => {
  expect(commonLength([list('a', 3), list('b', 1), list('c', 3)])).toBe(3);
  expect(commonLength([list('a', 1), list('b', 1)])).toBe(1);
  expect(commonLength([list('a', 1), list('b', 0)])).toBe(0);
});

test('lists of different lengths are refused with both names', () => {
  expect(() => commonLength([list('a', 3), list('one', 1), list('b', 2)])).toThrow(
    'The lists on "a" (3 items) and "b" (2 items) cannot be paired: make them equally long, or let the node make every combination of them.',
  );
});

test('outputs come in item order; what only some gave is null for the others', () => {
  const outputs: { readonly [path: string]: PortValues } = {
    '0': { o: textValue('x') },
    '1': { o: textValue('y'), extra: textValue('z') },
  };
  const at = (path: readonly number[], port: string) => outputs[path.join('/')]?.[port];
  expect(collectOutputs(['o', 'extra', 'never'], { '': 2 }, at)).toEqual({
    o: listValue([textValue('x'), textValue('y')]),
    extra: listValue([jsonValue(null), textValue('z')]),
  });
});

test('no items are an empty list on every port', () => {
  expect(collectOutputs(['o'], { '': 0 }, () => undefined)).toEqual({ o: listValue([]) });
});

test('what went another way is left out, a list of nothing else too', () => {
  const lengths = { '': 3, '0': 2, '1': 1, '2': 0 };
  const at = (path: readonly number[], port: string) =>
    port === 'o' && path.join('/') === '0/1' ? textValue('x') : 'untaken';
  expect(collectOutputs(['o', 'other'], lengths, at)).toEqual({
    o: listValue([listValue([textValue('x')]), listValue([])]),
  });
});
