import { describe, expect, it } from 'vitest';
import { readRealSchemas } from '../../test/modelSchemas.ts';
import { toArtifactJson, type ArtifactRef } from '../domain/artifact.ts';
import { toArtifactId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf } from '../domain/ports.ts';
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
import { fromModelOutput } from './fromModelOutput.ts';
import { portsFromSchema } from './portsFromSchema.ts';
import type { FileHint } from './toOutputValue.ts';

const uri: JsonObject = { type: 'string', format: 'uri' };
const tokens: JsonObject = {
  type: 'array',
  items: { type: 'string' },
  'x-cog-array-type': 'iterator',
  'x-cog-array-display': 'concatenate',
};

function artifactOf(url: string): ArtifactRef {
  return { id: toArtifactId('f'.repeat(64)), name: url, mediaType: 'image/png', size: 1 };
}

const file = (url: string): Value => fileValue(artifactOf(url));

async function read(schema: JsonObject, output: Json, hints: FileHint[] = []): Promise<PortValues> {
  return fromModelOutput({
    ports: portsFromSchema(schema).outputs,
    schema,
    output,
    saveFile: async (url, hint) => {
      hints.push(hint);
      return artifactOf(url);
    },
  });
}

const documentOf = (output: JsonObject): JsonObject => ({
  components: { schemas: { Output: output } },
});

describe('one output', () => {
  it.each<[string, JsonObject, Json, Value]>([
    ['text', { type: 'string' }, 'hi', textValue('hi')],
    ['empty text', { type: 'string' }, '', textValue('')],
    ['tokens', tokens, ['a', ' b', ''], textValue('a b')],
    ['no tokens', tokens, [], textValue('')],
    ['tokens as one text', tokens, 'a b', textValue('a b')],
    ['a number', { type: 'number' }, 0, numberValue(0)],
    ['a numeric text as a number', { type: 'integer' }, '12', numberValue(12)],
    ['a boolean', { type: 'boolean' }, false, booleanValue(false)],
    ['JSON', { type: 'object' }, { a: null }, jsonValue({ a: null })],
    ['a file', uri, 'https://x.example/a.png', file('https://x.example/a.png')],
    [
      'a file of a union',
      { anyOf: [uri, { type: 'number' }] },
      'https://x.example/a.png',
      file('https://x.example/a.png'),
    ],
    ['a number of a union', { anyOf: [uri, { type: 'number' }] }, 4, numberValue(4)],
    [
      'files that are declared inside JSON, and no other address',
      {
        type: 'array',
        items: {
          type: 'object',
          properties: { image: uri, page: { type: 'string' } },
          additionalProperties: { type: 'array', items: uri },
        },
      },
      [
        {
          image: 'https://x.example/a.png',
          page: 'https://x.example/',
          more: ['https://x.example/b.png', 'none'],
        },
      ],
      jsonValue([
        {
          image: toArtifactJson(artifactOf('https://x.example/a.png')),
          page: 'https://x.example/',
          more: [toArtifactJson(artifactOf('https://x.example/b.png')), 'none'],
        },
      ]),
    ],
    ['a data URL', uri, 'data:image/png;base64,AAAA', file('data:image/png;base64,AAAA')],
    [
      'files, without the missing ones',
      { type: 'array', items: uri },
      ['https://a.example/1', null],
      listValue([file('https://a.example/1')]),
    ],
    ['no file of a list', { type: 'array', items: uri }, [], listValue([])],
    [
      'one file where a list was declared',
      { type: 'array', items: uri },
      'https://a.example/1',
      listValue([file('https://a.example/1')]),
    ],
    [
      'a list of one where a file was declared',
      uri,
      ['https://a.example/1'],
      file('https://a.example/1'),
    ],
    [
      'a list where a file was declared',
      uri,
      ['https://a.example/1', 'https://a.example/2'],
      listValue([file('https://a.example/1'), file('https://a.example/2')]),
    ],
    ['text where a file was declared', uri, 'no file today', textValue('no file today')],
    [
      'objects with one text where text was declared',
      { type: 'string' },
      [{ text: 'Caption: a dog' }],
      textValue('Caption: a dog'),
    ],
    [
      'objects where text was declared',
      { type: 'string' },
      [{ a: 1, b: 2 }],
      jsonValue([{ a: 1, b: 2 }]),
    ],
    [
      'an address where text was declared',
      { type: 'string' },
      'https://a.example',
      textValue('https://a.example'),
    ],
    ['text where a number was declared', { type: 'number' }, 'none', jsonValue('none')],
    ['a file where nothing was declared', {}, 'https://a.example/1', file('https://a.example/1')],
    [
      'texts where nothing was declared',
      {},
      ['a', 'b'],
      listValue([textValue('a'), textValue('b')]),
    ],
    ['an object where nothing was declared', {}, [{ a: 1 }], jsonValue([{ a: 1 }])],
    [
      'nested lists',
      { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
      [[1], [2]],
      listValue([listValue([numberValue(1)]), listValue([numberValue(2)])]),
    ],
  ])('%s', async (_name, ...[declared, output, value]) => {
    expect(await read(documentOf(declared), output)).toEqual({ output: value });
  });

  it('fails clearly where nothing came', async () => {
    await expect(read(documentOf(uri), null)).rejects.toThrow(/ended well but gave no output/);
  });

  it('tells the port and the place of every file', async () => {
    const hints: FileHint[] = [];
    await read(
      documentOf({ type: 'array', items: uri }),
      ['https://a.example/1', 'https://a.example/2'],
      hints,
    );
    await read(documentOf(uri), 'https://a.example/1', hints);
    expect(hints).toEqual([
      { port: 'output', index: 0 },
      { port: 'output', index: 1 },
      { port: 'output', index: null },
    ]);
  });

  it('keeps the order of files whatever order they arrive in', async () => {
    const urls = Array.from({ length: 9 }, (_, index) => `https://a.example/${index}`);
    const waiting: (() => void)[] = [];
    const result = fromModelOutput({
      ports: [{ name: 'output', title: 'Output', type: { list: 'file' } }],
      schema: documentOf({ type: 'array', items: uri }),
      output: urls,
      saveFile: async (url) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length === 4 || url.endsWith('8'))
            waiting
              .splice(0)
              .toReversed()
              .forEach((go) => go());
        });
        return artifactOf(url);
      },
    });
    expect(await result).toEqual({ output: listValue(urls.map(file)) });
  });

  it('passes a failed download on and starts no further one', async () => {
    let started = 0;
    const result = fromModelOutput({
      ports: [{ name: 'output', title: 'Output', type: { list: 'file' } }],
      schema: documentOf({ type: 'array', items: uri }),
      output: Array.from({ length: 50 }, (_, index) => `https://a.example/${index}`),
      saveFile: async () => {
        started += 1;
        throw new Error('gone');
      },
    });
    await expect(result).rejects.toThrow('gone');
    expect(started).toBeLessThanOrEqual(4);
  });
});

describe('an object output', () => {
  const schema = documentOf({
    type: 'object',
    required: ['audio_out'],
    properties: { audio_out: uri, notes: { type: 'string' }, extra: { type: 'array', items: uri } },
  });
  const ref = (url: string): JsonObject => ({
    name: url,
    artifact: 'f'.repeat(64),
    mediaType: 'image/png',
    size: 1,
  });

  it('gives a value per field and the whole, in which saved files are FileRefs', async () => {
    const values = await read(schema, {
      audio_out: 'https://a.example/1',
      notes: null,
      extra: ['https://a.example/2'],
      more: 5,
    });
    expect(values).toEqual({
      audio_out: file('https://a.example/1'),
      extra: listValue([file('https://a.example/2')]),
      output: jsonValue({
        audio_out: ref('https://a.example/1'),
        notes: null,
        extra: [ref('https://a.example/2')],
        more: 5,
      }),
    });
  });

  it('gives a bare value to the first field that it fits', async () => {
    expect(await read(schema, 'https://a.example/1')).toEqual({
      audio_out: file('https://a.example/1'),
      output: jsonValue(ref('https://a.example/1')),
    });
    expect(await read(schema, 'only words')).toEqual({
      notes: textValue('only words'),
      output: jsonValue('only words'),
    });
    expect(await read(schema, 7)).toEqual({ output: jsonValue(7) });
  });
});

const examples = readRealSchemas().filter(
  ({ example }) => example !== undefined && example.output !== null,
);

describe.skipIf(examples.length === 0)(
  'the real output of every example (skipped where shared/data is absent)',
  () => {
    it.each(examples)('$file', async ({ schema, example }) => {
      const hints: FileHint[] = [];
      const values = await read(schema, example?.output ?? null, hints);
      const { outputs } = portsFromSchema(schema);
      expect(Object.keys(values).length).toBeGreaterThan(0);
      for (const port of outputs) {
        const value = values[port.name];
        if (value === undefined || !isFileType(itemTypeOf(port.type))) continue;
        expect(['file', 'list']).toContain(value.type);
        expect(hints.length).toBeGreaterThan(0);
      }
    });
  },
);
