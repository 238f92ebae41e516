import { describe, expect, test } from 'vitest';
import { createFakeContext } from '../../test/support/fakeContext.ts';
import { toArtifactJson } from '../domain/artifact.ts';
import { toArtifactId } from '../domain/ids.ts';
import type { JsonObject } from '../domain/json.ts';
import { fileValue, jsonValue, listValue, textValue, type PortValues } from '../domain/values.ts';
import type { NodeContext } from './nodeContext.ts';
import type { NodeTypeName } from './nodeTypeNames.ts';
import { findNodeType, nodeTypes } from './registry.ts';

const noModels = { models: {} };

function run(
  type: NodeTypeName,
  settings: JsonObject = {},
  inputs: PortValues = {},
  context: Partial<NodeContext> = {},
): Promise<PortValues> {
  const nodeType = nodeTypes[type];
  return nodeType.execute({
    settings: { ...nodeType.initialSettings, ...settings },
    inputs,
    context: createFakeContext(context).context,
  });
}

describe.each(Object.entries(nodeTypes))('%s', (name, nodeType) => {
  test('is registered under its own name, with settings it accepts itself', () => {
    expect(nodeType.type).toBe(name);
    expect(findNodeType(name)).toBe(nodeType);
    expect(nodeType.settingsFault(nodeType.initialSettings)).toBeUndefined();
    expect(nodeType.version).toBeGreaterThan(0);
  });

  test('has ports and fields with names of their own, also with broken settings', () => {
    for (const settings of [nodeType.initialSettings, { mode: 7, template: null, as: 'x' }]) {
      const ports = nodeType.ports(settings, noModels);
      for (const list of [ports.inputs, ports.outputs, nodeType.fields(settings)]) {
        const names = list.map((each) => each.name);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });
});

test('an unknown type is not found, not even one that every object has', () => {
  expect(findNodeType('of-the-future')).toBeUndefined();
  expect(findNodeType('constructor')).toBeUndefined();
});

test('broken settings are told in a sentence, before and while running', async () => {
  const message = expect.stringMatching(
    /^The setting "text" of this Text node cannot be used: .+\.$/,
  );
  expect(nodeTypes.text.check({ text: 5 }, noModels)).toMatchObject([{ message }]);
  await expect(run('text', { text: 5 })).rejects.toMatchObject({
    failure: { kind: 'invalid-input', message },
  });
});

test.each<readonly [NodeTypeName, JsonObject, string]>([
  [
    'pick',
    { mode: 'at', index: 1.5 },
    'The setting "index" of this Pick node cannot be used: it is not a whole number.',
  ],
  [
    'pick',
    { index: 1e300 },
    'The setting "index" of this Pick node cannot be used: it is more than 9007199254740991.',
  ],
  [
    'pick',
    { step: 0 },
    'The setting "step" of this Pick node cannot be used: the step is at least 1.',
  ],
  [
    'number',
    { number: 'two' },
    'The setting "number" of this Number node cannot be used: it is not a number.',
  ],
  [
    'text',
    { text: null },
    'The setting "text" of this Text node cannot be used: it is not a text.',
  ],
  [
    'download',
    { ifExists: 'ask' },
    'The setting "ifExists" of this Download node cannot be used: it is none of "rename", "overwrite", "fail".',
  ],
])('what is wrong with a setting of %s is told in our words: %j', (type, settings, message) => {
  const nodeType = nodeTypes[type];
  const fault = nodeType.settingsFault({ ...nodeType.initialSettings, ...settings });
  expect(fault?.message).toBe(message);
});

test('sources give what was typed', async () => {
  expect(await run('text', { text: 'hi' })).toEqual({ text: textValue('hi') });
  expect(await run('number', { number: -1.5 })).toEqual({
    number: { type: 'number', number: -1.5 },
  });
  expect(await run('boolean', { boolean: true })).toEqual({
    boolean: { type: 'boolean', boolean: true },
  });
  expect(await run('json', { json: [1, null] })).toEqual({ json: jsonValue([1, null]) });
  expect(await run('note')).toEqual({});
});

test('a number is an integer while it is whole', () => {
  const typeOf = (number: number) => nodeTypes.number.ports({ number }, noModels).outputs[0]?.type;
  expect([typeOf(3), typeOf(3.5)]).toEqual(['integer', 'number']);
});

test('preview passes on what arrives', async () => {
  expect(await run('preview', {}, { value: textValue('x') })).toEqual({ value: textValue('x') });
  expect(await run('preview')).toEqual({});
});

describe('text template', () => {
  test('has a port per name and fills them', async () => {
    const template = 'A {{mood}} {{animal}}, {{mood}}!';
    const { inputs } = nodeTypes['text-template'].ports({ template }, noModels);
    expect(inputs.map((port) => port.name)).toEqual(['mood', 'animal']);
    const values = { mood: textValue('{{animal}}'), animal: textValue('cat') };
    expect(await run('text-template', { template }, values)).toEqual({
      text: textValue('A {{animal}} cat, {{animal}}!'),
    });
  });

  test.each(['x', 'constructor', '__proto__'])(
    'a missing {{%s}} is told on its port',
    async (name) => {
      await expect(run('text-template', { template: `{{${name}}}` })).rejects.toMatchObject({
        failure: { kind: 'invalid-input', port: name },
      });
    },
  );
});

describe('extract', () => {
  const picture = {
    id: toArtifactId('a'.repeat(64)),
    name: 'a.png',
    mediaType: 'image/png',
    size: 1,
  };
  const f = toArtifactJson(picture);
  const json = jsonValue({ a: [{ n: '3', t: 'x', b: true, o: { k: 1 }, f }] });
  test.each([
    ['text', 'a[0].t', textValue('x')],
    ['text', 'a[0].o', textValue('{"k":1}')],
    ['text', 'a[0].b', textValue('true')],
    ['number', 'a[0].n', { type: 'number', number: 3 }],
    ['boolean', 'a[0].b', { type: 'boolean', boolean: true }],
    ['json', 'a[0].o', jsonValue({ k: 1 })],
    ['file', 'a[0].f', fileValue(picture)],
  ] as const)('as %s, %s is %j', async (as, path, value) => {
    expect(await run('extract', { as, path }, { json })).toEqual({ value });
    expect(nodeTypes.extract.ports({ as, path }, noModels).outputs[0]?.type).toBe(as);
  });

  test.each([
    ['number', 'a[0].t', 'is not a number'],
    ['number', 'a[0].b', 'is not a number'],
    ['boolean', 'a[0].t', 'is not true or false'],
    ['file', 'a[0].t', 'is not a file'],
    ['text', 'a[7]', 'has nothing at "a[7]"'],
    ['text', 'a[', 'cannot be read'],
  ])('as %s, %s fails: it %s', async (as, path, words) => {
    const failing = run('extract', { as, path }, { json });
    await expect(failing).rejects.toMatchObject({
      failure: { kind: 'invalid-input', message: expect.stringContaining(words) },
    });
  });

  test('an empty text is no number', async () => {
    await expect(run('extract', { as: 'number' }, { json: jsonValue(' ') })).rejects.toThrow(
      'is not a number',
    );
  });
});

describe('file upload', () => {
  const png = { name: 'a.png', mediaType: 'image/png' };
  const wav = { name: 'b.wav', mediaType: 'audio/wav' };
  const typeOf = (mode: string, files: readonly JsonObject[]) =>
    nodeTypes['file-upload'].ports({ mode, files }, noModels).outputs[0]?.type;

  test('its port is as narrow as its files', () => {
    expect(typeOf('one', [png])).toBe('image');
    expect(typeOf('many', [png, png])).toEqual({ list: 'image' });
    expect(typeOf('many', [png, wav])).toEqual({ list: 'file' });
    expect(typeOf('folder', [])).toEqual({ list: 'file' });
    expect(typeOf('one', [{ name: 'x' }])).toBe('file');
  });

  test('gives one file, or a list in order', async () => {
    const one = await run('file-upload', { mode: 'one', files: [png] });
    expect(one['file']).toMatchObject({ type: 'file', artifact: { name: 'a.png' } });
    const many = await run('file-upload', { mode: 'many', files: [wav, png] });
    expect(many['file']).toMatchObject({
      type: 'list',
      items: [{ artifact: { name: 'b.wav' } }, { artifact: { name: 'a.png' } }],
    });
    expect(await run('file-upload', { mode: 'many' })).toEqual({ file: listValue([]) });
  });

  test('no file, or two where one goes, is told', async () => {
    const check = (settings: JsonObject) => nodeTypes['file-upload'].check(settings, noModels);
    expect(check({ mode: 'one', files: [] })[0]?.message).toContain('No file is chosen');
    expect(check({ mode: 'one', files: [png, wav] })[0]?.message).toContain(
      'takes one file and has 2',
    );
    expect(check({ mode: 'many', files: [png, wav] })).toEqual([]);
    await expect(run('file-upload')).rejects.toThrow('No file is chosen');
  });
});

describe('prediction', () => {
  const schema: JsonObject = {
    components: {
      schemas: {
        Input: {
          type: 'object',
          required: ['prompt'],
          properties: { prompt: { type: 'string', title: 'Prompt' } },
        },
        Output: { type: 'string', title: 'Output' },
      },
    },
  };
  const settings = { provider: 'test', model: 'acme/words', version: null };
  const models = { 'acme/words': { model: 'acme/words', version: null, schema } };

  test('asks for what its model takes and gives what it made', async () => {
    const asked: unknown[] = [];
    const outputs = await run(
      'prediction',
      settings,
      { prompt: textValue('hi') },
      {
        models,
        predict: async ({ buildInput, schema, ...request }) => {
          asked.push({ ...request, hasSchema: schema !== undefined, input: buildInput(() => '') });
          const saveFile = () => Promise.reject(new Error('no file was expected'));
          return { predictionId: 'p', output: 'hello', logs: '', metrics: {}, saveFile };
        },
      },
    );
    expect(asked).toEqual([
      {
        provider: 'test',
        model: 'acme/words',
        version: null,
        files: [],
        streamPort: 'output',
        hasSchema: true,
        input: { prompt: 'hi' },
      },
    ]);
    expect(outputs).toEqual({ output: textValue('hello') });
  });

  test('without a model, or without its schema, it says what to do', async () => {
    const check = (changes: JsonObject) =>
      nodeTypes.prediction
        .check({ ...settings, ...changes }, noModels)
        .map(({ message }) => message);
    expect(check({ model: '' })).toEqual(['No model is chosen: pick one in the inspector.']);
    expect(check({})).toEqual([
      'The pipeline holds no schema for acme/words: choose the model again to fetch it.',
    ]);
    expect(nodeTypes.prediction.check(settings, { models })).toEqual([]);
    await expect(run('prediction', settings)).rejects.toThrow('choose the model again');
  });
});
