import { expect, test } from 'vitest';
import type { ModelSnapshot, Pipeline } from '../domain/graph.ts';
import { toNodeId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { changeModel, type SetModel } from './changeModel.ts';
import { applyCommand } from './commands.ts';

const text = { type: 'string' };
const file = { type: 'string', format: 'uri' };

function snapshot(model: string, properties: JsonObject, output: Json): ModelSnapshot {
  const schemas = { Input: { type: 'object', properties }, Output: output };
  return { model, version: null, schema: { components: { schemas } } };
}

const before = snapshot('me/old', { prompt: text, size: { type: 'integer' }, mask: file }, text);

function pipeline(): Pipeline {
  const built = new PipelineBuilder()
    .node('words', 'text', { text: 'x' })
    .node('cut', 'file-upload')
    .node(
      'model',
      'prediction',
      { provider: 'replicate', model: 'me/old', version: null },
      {
        inputs: { prompt: 'a cat', size: 900 },
      },
    )
    .node('join', 'text-template')
    .edge('words.text', 'model.prompt')
    .edge('cut.file', 'model.mask')
    .edge('model.output', 'join.subject')
    .build();
  return { ...built, models: { 'me/old': before } };
}

function change(after: ModelSnapshot): SetModel {
  const { model } = after;
  const settings = { provider: 'builtin', model, version: null };
  return { type: 'setModel', nodeId: toNodeId('model'), settings, models: { [model]: after } };
}

test('what fits by the names of the ports is kept', () => {
  const after = snapshot('me/new', { mask: file, prompt: text, size: { type: 'number' } }, text);
  const start = pipeline();
  const { commands, lost } = changeModel(start, change(after));
  expect(lost.map(({ message }) => message)).toEqual([]);
  const end = commands.reduce(applyCommand, start);
  expect(end.graph.edges).toEqual(start.graph.edges);
  expect(end.graph.nodes[toNodeId('model')]?.inputs).toEqual({ prompt: 'a cat', size: 900 });
  expect(Object.keys(end.models)).toEqual(['me/new']);
});

test('what does not fit is named and taken away', () => {
  const size = { type: 'integer', maximum: 512 };
  const start = pipeline();
  const { commands, lost } = changeModel(
    start,
    change(snapshot('me/new', { prompt: text, size }, file)),
  );
  expect(lost.map(({ message }) => message)).toEqual([
    'The connection into "Mask", as there is no such input.',
    expect.stringMatching(/^The connection from "Output"\. A file cannot feed an input for text/),
    expect.stringMatching(/^The value of "Size"\. "Size" must be at most 512, but is 900/),
  ]);
  const end = commands.reduce(applyCommand, start);
  expect(end.graph.edges).toMatchObject([{ source: 'words', target: 'model' }]);
  expect(end.graph.nodes[toNodeId('model')]?.inputs).toEqual({ prompt: 'a cat' });
});

test('a node that is gone is not changed', () => {
  const gone = { ...change(before), nodeId: toNodeId('nobody') };
  expect(changeModel(pipeline(), gone)).toEqual({ commands: [], lost: [] });
});
