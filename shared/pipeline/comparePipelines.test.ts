import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import type { NodeLayout, Pipeline } from '../domain/graph.ts';
import { toEdgeId, toNodeId } from '../domain/ids.ts';
import { applyCommand, type GraphCommand } from '../graph/commands.ts';
import { comparePipelines, describeDifference } from './comparePipelines.ts';
import { parsePipeline } from './parsePipeline.ts';
import { serializePipeline } from './serializePipeline.ts';

const say = toNodeId('say');
const show = toNodeId('show');

const base = readBack(
  new PipelineBuilder('Lake')
    .node('say', 'text', { text: 'hi' }, { title: 'Words' })
    .node('show', 'preview')
    .edge('say.text', 'show.value')
    .build(),
);

function readBack(pipeline: Pipeline): Pipeline {
  const parsed = parsePipeline(serializePipeline(pipeline));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.pipeline;
}

function changed(...commands: readonly GraphCommand[]): readonly string[] {
  const difference = comparePipelines(base, commands.reduce(applyCommand, base));
  return describeDifference(difference).map(({ message }) => message);
}

test('a pipeline that was written and read again is no other one', () => {
  expect(describeDifference(comparePipelines(base, readBack(base)))).toEqual([]);
});

test('values are told as they were and are', () => {
  expect(changed({ type: 'setSettings', nodeId: say, settings: { text: 'ho' } })).toEqual([
    '"Words": Text was "hi" and is "ho".',
  ]);
  expect(changed({ type: 'setInput', nodeId: show, port: 'value', value: 0 })).toEqual([
    '"Preview": Value is now 0.',
  ]);
  expect(changed({ type: 'setTitle', nodeId: say, title: undefined })).toEqual([
    '"Text": title was "Words" and is empty now.',
  ]);
  const long = 'x'.repeat(1000);
  const [sentence = ''] = changed({ type: 'setSettings', nodeId: say, settings: { text: long } });
  expect(sentence.length).toBeLessThan(120);
});

test('nodes, connections, places and the name each have their sentence', () => {
  const removed = changed(
    { type: 'rename', name: 'Sea' },
    { type: 'remove', nodes: [show], edges: [] },
    { type: 'place', layout: { [say]: { x: 800, y: 8 } } },
  );
  expect(removed).toEqual([
    'The name was "Lake" and is "Sea".',
    '"Preview" is gone.',
    'No longer connected: "Words" Text to "Preview" Value.',
    '1 node was moved.',
  ]);
});

test('a height that was measured moves no node, a size that was given does', () => {
  const place = (layout: NodeLayout) => changed({ type: 'place', layout: { [say]: layout } });
  const { [say]: { x, y } = { x: 0, y: 0 } } = base.layout;
  expect(place({ x, y, height: 96 })).toEqual([]);
  expect(place({ x, y, width: 300, height: 96 })).toEqual(['1 node was moved.']);
});

test('the same connection drawn anew is the same', () => {
  const [edge] = base.graph.edges;
  if (edge === undefined) throw new Error('no edge');
  const id = toEdgeId('another');
  expect(changed({ type: 'connect', edge: { ...edge, id }, replaces: [edge.id] })).toEqual([]);
});
