import { describe, expect, test } from 'vitest';
import type { GraphNode, Pipeline } from '../domain/graph.ts';
import { toEdgeId, toNodeId } from '../domain/ids.ts';
import type { JsonObject } from '../domain/json.ts';
import { nodeTypes } from '../nodes/registry.ts';
import type { NodeTypeName } from '../nodes/nodeTypeNames.ts';
import { applyInputs, type GivenInput } from './applyInputs.ts';
import { findRunInput, listRunInputs } from './runInputs.ts';

function node(id: string, type: NodeTypeName, more: Partial<GraphNode> = {}): GraphNode {
  const known = nodeTypes[type];
  return {
    id: toNodeId(id),
    type,
    typeVersion: known.version,
    settings: known.initialSettings,
    inputs: {},
    ...more,
  };
}

const sizes: JsonObject = {
  components: {
    schemas: {
      Input: {
        type: 'object',
        required: ['image'],
        properties: {
          image: { type: 'string', format: 'uri', title: 'Image' },
          scale: { type: 'integer', title: 'Scale' },
          strength: { type: 'number', title: 'Strength' },
          tags: { type: 'array', items: { type: 'string' }, title: 'Tags' },
          extras: { type: 'array', items: { type: 'string', format: 'uri' }, title: 'Extras' },
        },
      },
      Output: { type: 'string', format: 'uri' },
    },
  },
};

function pipelineOf(): Pipeline {
  const nodes = [
    node('photo', 'file-upload', { title: 'My photo' }),
    node('greeting', 'text'),
    node('second', 'text'),
    node('amount', 'number', { title: 'Amount' }),
    node('flag', 'boolean'),
    node('data', 'json'),
    node('grow', 'prediction', {
      title: 'Grow',
      settings: { provider: 'builtin', model: 'builtin/grow', version: null },
    }),
    node('remark', 'note'),
  ];
  return {
    name: 'Test',
    graph: {
      nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
      edges: [
        {
          id: toEdgeId('e1'),
          source: toNodeId('photo'),
          sourcePort: 'file',
          target: toNodeId('grow'),
          targetPort: 'image',
        },
      ],
    },
    layout: {},
    models: { 'builtin/grow': { model: 'builtin/grow', version: null, schema: sizes } },
  };
}

function text(name: string, ...texts: string[]): GivenInput {
  return { name, texts, files: [] };
}

function settingsAfter(given: GivenInput, id: string): JsonObject {
  const applied = applyInputs(pipelineOf(), [given]);
  if (!applied.ok) throw new Error(applied.messages.join(' '));
  const found = applied.pipeline.graph.nodes[toNodeId(id)];
  if (found === undefined) throw new Error(`no node ${id}`);
  return { ...found.settings, ...found.inputs };
}

function messagesOf(given: GivenInput): readonly string[] {
  const applied = applyInputs(pipelineOf(), [given]);
  return applied.ok ? [] : applied.messages;
}

const file = { name: 'cat.png', artifact: 'a'.repeat(64), mediaType: 'image/png', size: 3 };

describe('names', () => {
  test('lists sources by title, and by id where a title is shared', () => {
    const names = listRunInputs(pipelineOf()).map((input) => input.name);
    expect(names.slice(0, 6)).toEqual([
      'My photo',
      'greeting',
      'second',
      'Amount',
      'Boolean',
      'JSON',
    ]);
    expect(names).toContain('Grow.scale');
    expect(names).not.toContain('Note');
  });

  test.each(['My photo', 'my PHOTO', 'photo'])('finds the upload as %s', (name) => {
    const found = findRunInput(pipelineOf(), name);
    expect(found).toMatchObject({ ok: true, input: { nodeId: 'photo', port: null } });
  });

  test.each(['grow.scale', 'Grow.scale', 'GROW.SCALE'])('finds a port as %s', (name) => {
    expect(findRunInput(pipelineOf(), name)).toMatchObject({
      ok: true,
      input: { nodeId: 'grow', port: 'scale' },
    });
  });

  test('says which ids a shared title means', () => {
    expect(messagesOf(text('Text', 'x'))).toEqual([
      'Two inputs are called "Text": write "greeting" or "second".',
    ]);
  });

  test('names the inputs there are when one is unknown, without those that are connected', () => {
    const [message = ''] = messagesOf(text('colour', 'x'));
    expect(message).toMatch(
      /^The pipeline has no input called "colour": it takes "My photo", "greeting"/,
    );
    expect(message).not.toContain('Grow.image');
  });
});

describe('values', () => {
  test.each([
    ['greeting', 'hello = world', { text: 'hello = world' }],
    ['amount', '-2.5e1', { number: -25 }],
    ['flag', 'Yes', { boolean: true }],
    ['flag', 'off', { boolean: false }],
    ['data', '{"a": [1]}', { json: { a: [1] } }],
  ])('%s takes %s', (name, value, expected) => {
    expect(settingsAfter(text(name, value), name)).toMatchObject(expected);
  });

  test('ports take typed values and lists', () => {
    expect(settingsAfter(text('grow.scale', '4'), 'grow')).toMatchObject({ scale: 4 });
    expect(settingsAfter(text('grow.tags', 'a', 'b'), 'grow')).toMatchObject({ tags: ['a', 'b'] });
    expect(settingsAfter(text('grow.tags', '["a","b,c"]'), 'grow')).toMatchObject({
      tags: ['a', 'b,c'],
    });
    expect(settingsAfter(text('grow.tags', 'one'), 'grow')).toMatchObject({ tags: ['one'] });
  });

  test.each([
    ['amount', 'many', 'The input "amount" takes a number, not "many".'],
    ['amount', '', 'The input "amount" takes a number, not "".'],
    ['grow.scale', '1.5', 'The input "grow.scale" takes a whole number, not "1.5".'],
    ['flag', 'maybe', 'The input "flag" takes true or false, not "maybe".'],
    [
      'photo',
      'cat.png',
      'The input "photo" takes a file: write @ before its path, as in @cat.png.',
    ],
    [
      'grow.image',
      'x',
      'The input "grow.image" is fed by another node: give the value to that node, or disconnect it.',
    ],
  ])('%s refuses "%s"', (name, value, message) => {
    expect(messagesOf(text(name, value))).toEqual([message]);
  });

  test('says that JSON is none, and that one value is one value', () => {
    expect(messagesOf(text('data', 'word'))[0]).toContain('takes JSON');
    expect(messagesOf(text('amount', '1', '2'))).toEqual([
      'The input "amount" takes one value and was given 2.',
    ]);
  });

  test('collects every fault at once and changes nothing of the original', () => {
    const pipeline = pipelineOf();
    const before = structuredClone(pipeline);
    const applied = applyInputs(pipeline, [
      text('amount', 'x'),
      text('nobody', 'y'),
      text('greeting', 'fine'),
    ]);
    expect(applied).toMatchObject({ ok: false });
    expect(applied.ok ? [] : applied.messages).toHaveLength(2);
    expect(pipeline).toEqual(before);
  });
});

describe('files', () => {
  test('one file keeps the mode, several make many, a folder stays a folder', () => {
    expect(settingsAfter({ name: 'photo', texts: [], files: [file] }, 'photo')).toEqual({
      mode: 'one',
      files: [file],
    });
    expect(settingsAfter({ name: 'photo', texts: [], files: [file, file] }, 'photo')['mode']).toBe(
      'many',
    );
    const folder = { name: 'photo', texts: [], files: [file], fromFolder: true };
    expect(settingsAfter(folder, 'photo')['mode']).toBe('folder');
  });

  test('a list port takes a list of files, a scalar port one', () => {
    expect(settingsAfter({ name: 'grow.extras', texts: [], files: [file] }, 'grow')).toMatchObject({
      extras: [file],
    });
    const unconnected = { ...pipelineOf(), graph: { ...pipelineOf().graph, edges: [] } };
    const two = applyInputs(unconnected, [{ name: 'grow.image', texts: [], files: [file, file] }]);
    expect(two).toEqual({
      ok: false,
      messages: ['The input "grow.image" takes one file and was given 2.'],
    });
  });

  test('an empty folder is a fault', () => {
    const given = { name: 'photo', texts: [], files: [], fromFolder: true };
    expect(messagesOf(given)).toEqual([
      'The input "photo" was given a folder without files that it takes: choose another one.',
    ]);
  });
});
