import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFakeContext, someArtifact } from '../../test/support/fakeContext.ts';
import type { JsonObject } from '../domain/json.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type PortValues,
  type Value,
} from '../domain/values.ts';
import type { NodeTypeName } from './nodeTypeNames.ts';
import { nodeTypes } from './registry.ts';

const noModels = { models: {} };

function run(type: NodeTypeName, settings: JsonObject, inputs: PortValues): Promise<PortValues> {
  const nodeType = nodeTypes[type];
  return nodeType.execute({
    settings: { ...nodeType.initialSettings, ...settings },
    inputs,
    context: createFakeContext().context,
  });
}

const texts = (...items: readonly string[]): Value => listValue(items.map(textValue));
const numbers = (...items: readonly number[]): Value => listValue(items.map(numberValue));
const failure = (message: string | RegExp, port?: string) => ({
  failure: {
    kind: 'invalid-input',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    ...(port === undefined ? {} : { port }),
  },
});

describe('list', () => {
  test('gives what is typed or connected, and takes the type of what is connected', async () => {
    expect(await run('list', {}, { items: texts('a', 'b') })).toEqual({ list: texts('a', 'b') });
    expect(await run('list', {}, {})).toEqual({ list: listValue([]) });
    const { adopt, ports } = nodeTypes.list;
    expect(adopt({ itemType: 'text' }, { list: 'integer' })).toEqual({ itemType: 'number' });
    expect(adopt({ itemType: 'text' }, 'any')).toEqual({ itemType: 'text' });
    expect(ports({ itemType: 'image' }, noModels)).toMatchObject({
      inputs: [{ type: { list: 'image' }, widget: { kind: 'files', accept: 'image' } }],
      outputs: [{ type: { list: 'image' } }],
    });
  });
});

describe('pick', () => {
  const items = texts('a', 'b', 'c', 'd', 'e');

  test.each([
    [{ mode: 'first' }, textValue('a')],
    [{ mode: 'last' }, textValue('e')],
    [{ mode: 'at', index: 1 }, textValue('b')],
    [{ mode: 'at', index: -2 }, textValue('d')],
    [{ mode: 'slice', from: 1, to: 3 }, texts('b', 'c')],
    [{ mode: 'slice', from: -2 }, texts('d', 'e')],
    [{ mode: 'slice', from: 0, to: -1, step: 2 }, texts('a', 'c')],
    [{ mode: 'slice', from: 5 }, texts()],
    [{ mode: 'slice', from: 2, to: 2 }, texts()],
  ])('%j', async (settings, picked) => {
    expect(await run('pick', settings, { items })).toEqual({ picked });
  });

  test.each([
    [
      { mode: 'at', index: 5 },
      'The list has 5 items, so there is none at position 5: choose one from -5 to 4.',
    ],
    [{ mode: 'at', index: -6 }, /none at position -6/],
    [
      { mode: 'slice', from: 6 },
      'The list has 5 items, so position 6 is outside of it: choose one from -5 to 5.',
    ],
    [{ mode: 'slice', to: 9 }, /position 9 is outside/],
    [{ mode: 'slice', from: 3, to: 1 }, /ends \(1\) before it begins \(3\)/],
  ])('%j is outside of the list', async (settings, message) => {
    await expect(run('pick', settings, { items })).rejects.toMatchObject(failure(message, 'items'));
  });

  test.each(['first', 'last', 'at', 'random'])('%s of an empty list', async (mode) => {
    await expect(run('pick', { mode }, { items: texts() })).rejects.toMatchObject(
      failure('The list is empty, so there is no item to take.', 'items'),
    );
  });

  test('a seed takes the same item again, and all seeds reach every item', async () => {
    const of = async (seed: number) =>
      (await run('pick', { mode: 'random', seed }, { items }))['picked'];
    expect(await of(42)).toEqual(await of(42));
    const seen = new Set<string>();
    for (let seed = -100; seed < 100; seed += 1) seen.add(JSON.stringify(await of(seed)));
    expect(seen.size).toBe(5);
  });

  test('its output is one item, or a list for a part', () => {
    const typeOf = (mode: string) =>
      nodeTypes.pick.ports({ ...nodeTypes.pick.initialSettings, itemType: 'image', mode }, noModels)
        .outputs[0]?.type;
    expect([typeOf('at'), typeOf('slice')]).toEqual(['image', { list: 'image' }]);
  });
});

describe('merge lists', () => {
  const merge = async (settings: JsonObject, inputs: PortValues): Promise<Value | undefined> =>
    (await run('merge-lists', settings, inputs))['list'];
  const a = numbers(1, 2, 3);
  const b = numbers(3, 4);

  test('joins, takes turns, leaves out repeats', async () => {
    expect(await merge({ mode: 'concatenate' }, { a, b })).toEqual(numbers(1, 2, 3, 3, 4));
    expect(await merge({ mode: 'interleave' }, { a, b })).toEqual(numbers(1, 3, 2, 4, 3));
    expect(await merge({ mode: 'unique' }, { a, b })).toEqual(numbers(1, 2, 3, 4));
    expect(await merge({ mode: 'concatenate' }, { a })).toEqual(a);
    expect(await merge({ mode: 'concatenate' }, { a, c: b })).toEqual(a);
  });

  test('makes one list of all levels, with items of its type', async () => {
    const nested = listValue([numbers(1, 2), listValue([]), listValue([numbers(3)])]);
    const settings = { mode: 'flatten', itemType: 'text' };
    expect(await merge(settings, { a: nested, b: textValue('x') })).toEqual(
      texts('1', '2', '3', 'x'),
    );
    expect(await merge(settings, { a: listValue([]) })).toEqual(listValue([]));
    await expect(
      merge({ mode: 'flatten', itemType: 'image' }, { a: nested }),
    ).rejects.toMatchObject({ failure: { kind: 'invalid-input', port: 'a' } });
  });

  test('files are the same when their bytes are, JSON when its values are', async () => {
    const one = fileValue(someArtifact('one.png'));
    const copy = fileValue(someArtifact('copy.png'));
    const other = fileValue(someArtifact('other.png', 'image/png', 2));
    expect(await merge({ mode: 'unique' }, { a: listValue([one, copy, other]) })).toEqual(
      listValue([one, other]),
    );
    const json = [
      jsonValue({ x: 1, y: 2 }),
      jsonValue({ y: 2, x: 1 }),
      jsonValue('1'),
      jsonValue(1),
    ];
    expect(await merge({ mode: 'unique' }, { a: listValue(json) })).toEqual(
      listValue([jsonValue({ x: 1, y: 2 }), jsonValue('1'), jsonValue(1)]),
    );
  });

  test('pairs lists of the same length into objects, with names of their own', async () => {
    const settings = { mode: 'zip', keys: ['name', ''] };
    const inputs = { a: texts('x', 'y'), b: listValue([booleanValue(true), jsonValue([1])]) };
    expect(await merge(settings, inputs)).toEqual(
      listValue([jsonValue({ name: 'x', b: true }), jsonValue({ name: 'y', b: [1] })]),
    );
    await expect(merge(settings, { a, b })).rejects.toMatchObject(
      failure(
        'List A has 3 items and list B has 2: only lists of the same length can be paired.',
        'b',
      ),
    );
  });

  test('says before the run what cannot be paired', () => {
    const { check, initialSettings } = nodeTypes['merge-lists'];
    const of = (settings: JsonObject) =>
      check({ ...initialSettings, mode: 'zip', ...settings }, noModels).map(
        ({ message }) => message,
      );
    expect(of({})).toEqual([]);
    expect(of({ keys: ['b'] })).toEqual(['Two lists have the same name: give each its own.']);
    expect(of({ itemType: 'image' })).toEqual([
      expect.stringMatching(/^Files cannot be put into JSON/),
    ]);
    expect(of({ count: 7 })).toEqual([expect.stringMatching(/at most six/)]);
  });

  test('nothing is lost and nothing added, whatever the lists', async () => {
    const list = fc.array(fc.integer());
    await fc.assert(
      fc.asyncProperty(list, list, list, async (x, y, z) => {
        const inputs = { a: numbers(...x), b: numbers(...y), c: numbers(...z) };
        const joined = await merge({ mode: 'concatenate', count: 3 }, inputs);
        const turns = await merge({ mode: 'interleave', count: 3 }, inputs);
        const sorted = (value: Value | undefined) =>
          JSON.stringify(
            value?.type === 'list'
              ? value.items.map((item) => JSON.stringify(item)).toSorted()
              : null,
          );
        expect(sorted(turns)).toBe(sorted(joined));
        expect(await merge({ mode: 'unique', count: 3 }, inputs)).toEqual(
          numbers(...new Set([...x, ...y, ...z])),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('split text', () => {
  test.each([
    ['lines', {}, 'a\r\n b \n\nc\rd', ['a', 'b', 'c', 'd']],
    ['lines', { trim: false, dropEmpty: false }, ' a\n\n', [' a', '', '']],
    ['paragraphs', {}, '\n\none\ntwo\n \n\nthree\n', ['one\ntwo', 'three']],
    ['separator', { separator: ',' }, 'a, b,,c', ['a', 'b', 'c']],
    ['separator', { separator: '\\t' }, 'a\tb', ['a', 'b']],
    ['separator', { separator: '.*' }, 'a.*b', ['a', 'b']],
    ['length', { length: 2 }, 'abcde', ['ab', 'cd', 'e']],
    ['length', { length: 1 }, 'é🇩🇪👨‍👩‍👧x', ['é', '🇩🇪', '👨‍👩‍👧', 'x']],
    ['json', {}, '["a", 1, {"b": null}, ""]', ['a', '1', '{"b":null}']],
    ['lines', {}, '', []],
  ])('by %s %j', async (by, settings, text, parts) => {
    expect(await run('split-text', { by, ...settings }, { text: textValue(text) })).toEqual({
      parts: texts(...parts),
    });
  });

  test('what cannot be split says so', async () => {
    const text = textValue('{"a": 1}');
    await expect(run('split-text', { by: 'json' }, { text })).rejects.toMatchObject(
      failure('The text is no JSON list: it has to look like ["a", "b"].', 'text'),
    );
    const long = textValue('x'.repeat(100_001));
    await expect(
      run('split-text', { by: 'length', length: 1 }, { text: long }),
    ).rejects.toMatchObject(failure(/would become 100001 parts/, 'text'));
    const { check, initialSettings } = nodeTypes['split-text'];
    expect(check({ ...initialSettings, by: 'separator', separator: '' }, noModels)).toMatchObject([
      { message: 'The separator is empty: write one.' },
    ]);
  });
});

describe('filter', () => {
  const keep = async (settings: JsonObject, items: Value): Promise<readonly unknown[]> => {
    const { kept, rest } = await run('filter', settings, { items });
    return [kept, rest];
  };

  test.each([
    [{ textTest: 'contains', text: 'AN' }, ['banana', 'Anna'], ['cherry']],
    [{ textTest: 'contains', text: 'An', ignoreCase: false }, ['Anna'], ['banana', 'cherry']],
    [{ textTest: 'lacks', text: 'an' }, ['cherry'], ['banana', 'Anna']],
    [{ textTest: 'starts', text: 'b' }, ['banana'], ['Anna', 'cherry']],
    [{ textTest: 'ends', text: 'a' }, ['banana', 'Anna'], ['cherry']],
    [{ textTest: 'equals', text: 'ANNA' }, ['Anna'], ['banana', 'cherry']],
    [{ textTest: 'differs', text: 'anna' }, ['banana', 'cherry'], ['Anna']],
    [{ textTest: 'matches', text: '^.{5,6}$' }, ['banana', 'cherry'], ['Anna']],
    [{ textTest: 'filled' }, ['banana', 'Anna', 'cherry'], []],
    [{ textTest: 'empty' }, [], ['banana', 'Anna', 'cherry']],
  ])('texts: %j', async (settings, kept, rest) => {
    const items = texts('banana', 'Anna', 'cherry');
    const order = ['banana', 'Anna', 'cherry'];
    const sorted = (list: readonly string[]) =>
      texts(...order.filter((each) => list.includes(each)));
    expect(await keep(settings, items)).toEqual([sorted(kept), sorted(rest)]);
  });

  test.each([
    ['equals', [2]],
    ['differs', [1, 3]],
    ['less', [1]],
    ['at-most', [1, 2]],
    ['greater', [3]],
    ['at-least', [2, 3]],
  ])('numbers: %s 2', async (numberTest, kept) => {
    const [found] = await keep({ itemType: 'number', numberTest, number: 2 }, numbers(1, 2, 3));
    expect(found).toEqual(numbers(...kept));
  });

  test.each([
    [{ jsonTest: 'truthy', path: 'a' }, [0, 1]],
    [{ jsonTest: 'falsy', path: 'a' }, [2, 3, 4]],
    [{ jsonTest: 'exists', path: 'a' }, [0, 1, 2, 4]],
    [{ jsonTest: 'missing', path: 'a' }, [3]],
    [{ jsonTest: 'equals', path: 'a', json: [1] }, [1]],
    [{ jsonTest: 'differs', path: 'a', json: 5 }, [1, 2, 3, 4]],
    [{ jsonTest: 'contains', path: 'a', json: 1 }, [1]],
    [{ jsonTest: 'contains', path: '', json: 'a' }, [0, 1, 2, 4]],
    [{ jsonTest: 'less', path: 'a', json: 6 }, [0, 2]],
    [{ jsonTest: 'greater', path: 'a', json: 1 }, [0]],
  ])('JSON: %j', async (settings, kept) => {
    const all: readonly JsonObject[] = [{ a: 5 }, { a: [1] }, { a: 0 }, {}, { a: [] }];
    const [found] = await keep(
      { itemType: 'json', ...settings },
      listValue(all.map((each) => jsonValue(each))),
    );
    expect(found).toEqual(listValue(kept.map((index) => jsonValue(all[index] ?? null))));
  });

  test.each([
    [{ fileTest: 'kind', kind: 'image' }, ['small.png']],
    [{ fileTest: 'other-kind', kind: 'image' }, ['big.mp4', 'notes.txt']],
    [{ fileTest: 'larger', size: 1 }, ['big.mp4']],
    [{ fileTest: 'smaller', size: 0.001 }, ['small.png']],
    [{ fileTest: 'named', text: 'NOTE' }, ['notes.txt']],
  ])('files: %j', async (settings, kept) => {
    const files = [
      { ...someArtifact('small.png'), size: 10 },
      { ...someArtifact('big.mp4', 'video/mp4'), size: 5_000_000 },
      { ...someArtifact('notes.txt', 'text/plain'), size: 2000 },
    ];
    const [found] = await keep({ itemType: 'file', ...settings }, listValue(files.map(fileValue)));
    expect(found).toEqual(
      listValue(files.filter(({ name }) => kept.includes(name)).map(fileValue)),
    );
  });

  test('booleans, an empty list and a single value', async () => {
    const flags = listValue([booleanValue(true), booleanValue(false)]);
    expect(await keep({ itemType: 'boolean', booleanTest: 'false' }, flags)).toEqual([
      listValue([booleanValue(false)]),
      listValue([booleanValue(true)]),
    ]);
    expect(await keep({}, texts())).toEqual([texts(), texts()]);
  });

  test('a pattern or a path that cannot be read is told before the run, only where it counts', () => {
    const { check, initialSettings } = nodeTypes.filter;
    const of = (settings: JsonObject) =>
      check({ ...initialSettings, ...settings }, noModels).map(({ message }) => message);
    expect(of({ textTest: 'matches', text: '(a' })).toEqual([
      'The pattern "(a" has a "(" without a ")".',
    ]);
    expect(of({ textTest: 'contains', text: '(a' })).toEqual([]);
    expect(of({ itemType: 'json', path: 'a[' })).toEqual([expect.stringMatching(/cannot be read/)]);
    expect(of({ itemType: 'image', path: 'a[', textTest: 'matches', text: '(a' })).toEqual([]);
  });

  test('kept and rest together are the list, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), fc.string(), async (items, text) => {
        const [kept, rest] = await keep({ textTest: 'contains', text }, texts(...items));
        const has = (each: string) => each.toLowerCase().includes(text.toLowerCase());
        expect(kept).toEqual(texts(...items.filter(has)));
        expect(rest).toEqual(texts(...items.filter((each) => !has(each))));
      }),
    );
  });
});

describe('switch', () => {
  test('gives the value to one branch and says why the other has nothing', async () => {
    const settings = { textTest: 'contains', text: 'cat' };
    const value = textValue('a cat');
    expect(await run('switch', settings, { value })).toEqual({ yes: value });
    const dog = textValue('a dog');
    expect(await run('switch', settings, { value: dog })).toEqual({ no: dog });
    const { whyEmpty, initialSettings } = nodeTypes.switch;
    expect(
      whyEmpty({ settings: initialSettings, port: 'no', title: 'Is it a cat?' }),
    ).toMatchObject({
      message: 'The branch "no" of "Is it a cat?" was not taken.',
    });
    expect(nodeTypes.text.whyEmpty({ settings: {}, port: 'text', title: 'x' })).toBeUndefined();
  });

  test.each([
    ['text', textValue(' Red '), 'case1'],
    ['text', textValue('blue'), 'case2'],
    ['text', textValue('green'), 'other'],
    ['number', numberValue(7), 'case3'],
    ['json', jsonValue({ color: 'blue' }), 'case2'],
    ['json', jsonValue({}), 'other'],
    ['image', fileValue(someArtifact('a.png')), 'case4'],
  ])('cases of %s', async (itemType, value, way) => {
    const cases = ['red', 'blue', '7', 'image'];
    const settings = { itemType, mode: 'cases', cases, path: 'color' };
    expect(await run('switch', settings, { value })).toEqual({ [way]: value });
  });

  test('a case keeps its port when its text changes', () => {
    const { ports, whyEmpty, initialSettings } = nodeTypes.switch;
    const settings = { ...initialSettings, mode: 'cases', cases: ['small', ''] };
    expect(ports(settings, noModels).outputs.map(({ name, title }) => [name, title])).toEqual([
      ['case1', 'small'],
      ['case2', '(empty)'],
      ['other', 'other'],
    ]);
    expect(whyEmpty({ settings, port: 'case1', title: 'Size' })).toMatchObject({
      message: 'The branch "small" of "Size" was not taken.',
    });
  });
});
