import { describe, expect, test } from 'vitest';
import { createFakeContext, someArtifact } from '../../test/support/fakeContext.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type Value,
} from '../domain/values.ts';
import type { NodeContext } from './nodeContext.ts';
import { download } from './download.ts';

async function save(
  value: Value | undefined,
  settings: { readonly fileName?: string; readonly folder?: string } = {},
  context: Partial<NodeContext> = {},
) {
  const fake = createFakeContext(context);
  await download.execute({
    settings: { ...download.initialSettings, ...settings },
    inputs: value === undefined ? {} : { file: value },
    context: fake.context,
  });
  return fake;
}

const file = (name: string): Value => fileValue(someArtifact(name));
const files = (count: number): Value =>
  listValue(Array.from({ length: count }, (_, index) => file(`f${index}.png`)));

describe('names', () => {
  test.each([
    ['cat', 'cat-blur.png'],
    ['', 'blur.png'],
    ['blur', 'blur.png'],
  ])('with the source %j the file is %j', async (sourceName, name) => {
    const { exported } = await save(
      file('blur.png'),
      {},
      { sourceOf: () => ({ name: sourceName, folder: '' }) },
    );
    expect(exported).toMatchObject([{ fileName: name, folder: '', ifExists: 'rename' }]);
  });

  test('each item of a list is named after the upload that it comes from', async () => {
    const { names } = await save(
      listValue([file('a.png'), file('b.png')]),
      { fileName: '{{source.name}}-large.{{ext}}' },
      {
        sourceOf: (item) =>
          item.type === 'file' ? { name: `from-${item.artifact.name[0]}`, folder: '' } : undefined,
      },
    );
    expect(names()).toEqual(['from-a-large.png', 'from-b-large.png']);
  });

  test('what a name begins with is kept', async () => {
    for (const name of ['-dash', '_private', ' space']) {
      const source = { sourceOf: () => ({ name, folder: '' }) };
      const own = await save(file(`${name}.png`), {}, source);
      expect(own.exported).toMatchObject([{ fileName: `${name}.png` }]);
      const asItCame = await save(
        file('blur.png'),
        { fileName: '{{source.name}}.{{ext}}' },
        source,
      );
      expect(asItCame.exported).toMatchObject([{ fileName: `${name}.png` }]);
    }
  });

  test('a folder comes out as it went in, and only what shares a folder shares names', async () => {
    const folders: { readonly [name: string]: string } = { a: '', b: 'x/y', c: 'X/y', d: 'x' };
    const items = Object.keys(folders).map((name) => file(`${name}.png`));
    const sourceOf: NodeContext['sourceOf'] = (item) => {
      const name = item.type === 'file' ? item.artifact.name.charAt(0) : '';
      return { name, folder: folders[name] ?? '' };
    };
    const settings = { folder: 'large/{{source.folder}}', fileName: 'cat.{{ext}}' };
    const { exported } = await save(listValue(items), settings, { sourceOf });
    expect(exported.map(({ folder, fileName }) => `${folder}|${fileName}`)).toEqual([
      'large/|cat.png',
      'large/x/y|cat-2.png',
      'large/X/y|cat-3.png',
      'large/x|cat.png',
    ]);
  });

  test('every place can be used', async () => {
    const fileName = '{{pipeline}}_{{node}}_{{index}}_{{name}}.{{ext}}';
    const { names } = await save(file('blur.webp'), { fileName });
    expect(names()).toEqual(['My pipeline_My node_1_blur.webp']);
  });

  test('items of a list are told apart, with and without {{index}}', async () => {
    const without = await save(files(3), { fileName: 'x.{{ext}}' });
    expect(without.names()).toEqual(['x-1.png', 'x-2.png', 'x-3.png']);
    const padded = await save(files(10), { fileName: '{{index}} of them' });
    expect(padded.names()[0]).toBe('01 of them');
    expect(padded.names()[9]).toBe('10 of them');
    const one = await save(files(1), { fileName: 'x.{{ext}}' });
    expect(one.names()).toEqual(['x.png']);
    const noExtension = await save(files(2), { fileName: 'x' });
    expect(noExtension.names()).toEqual(['x-1', 'x-2']);
    const nested = await save(listValue([files(2), files(1)]), { fileName: 'x.{{ext}}' });
    expect(nested.names()).toEqual(['x-1.png', 'x-2.png', 'x-3.png']);
  });

  test('a name from outside is only a value', async () => {
    const { names } = await save(file('{{node}}.png'), { fileName: '{{name}}!' });
    expect(names()).toEqual(['{{node}}!']);
  });

  test.each(['nope', 'constructor', '__proto__'])('{{%s}} does not exist', async (name) => {
    const fileName = `{{${name}}}.png`;
    const message = `The file name or the folder uses {{${name}}}, which does not exist: use source.name, source.folder, pipeline, node, index, name, ext.`;
    await expect(save(file('a.png'), { fileName })).rejects.toThrow(message);
    const settings = { ...download.initialSettings, fileName };
    expect(download.check(settings, { models: {} })).toMatchObject([{ message }]);
  });
});

test.each([
  [textValue('Grüße'), 'Grüße', 'text.txt', 'text/plain'],
  [numberValue(2.5), '2.5\n', 'number.txt', 'text/plain'],
  [booleanValue(false), 'false\n', 'boolean.txt', 'text/plain'],
  [jsonValue({ a: [1] }), '{\n  "a": [\n    1\n  ]\n}\n', 'data.json', 'application/json'],
])('%j is written as a file', async (value, bytes, name, mediaType) => {
  const { saved, names } = await save(value);
  expect(saved).toEqual([{ bytes, name, mediaType }]);
  expect(names()).toEqual([name]);
});

test('tells how far it is; an empty list writes nothing', async () => {
  expect((await save(files(4))).reported).toEqual([0.25, 0.5, 0.75, 1]);
  expect((await save(listValue([]))).exported).toEqual([]);
});

test('without a value it says what to do', async () => {
  await expect(save(undefined)).rejects.toMatchObject({
    failure: { kind: 'invalid-input', port: 'file', message: expect.stringContaining('connect') },
  });
});

test.each([
  [{ folder: '../x' }, 'would leave the output folder'],
  [{ fileName: 'a/b.png' }, 'holds a path'],
  [{ fileName: '' }, 'the file name template is empty'],
  [{ ifExists: 'sometimes' }, 'setting "ifExists"'],
])('the settings %j are told to be wrong', (changes, words) => {
  const [fault] = download.check({ ...download.initialSettings, ...changes }, { models: {} });
  expect(fault?.message).toContain(words);
});
