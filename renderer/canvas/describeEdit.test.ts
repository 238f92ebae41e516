import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { applyCommand, type GraphCommand } from '../../shared/graph/commands.ts';
import { describeEdit } from './describeEdit.ts';

const pipeline = testPipeline(
  [testNode('a', 'text'), testNode('b', 'preview'), testNode('c', 'preview')],
  [testEdge('a.text -> b.value'), testEdge('a.text -> c.value')],
);
const [a, b] = [toNodeId('a'), toNodeId('b')];

function tell(command: GraphCommand): string {
  return describeEdit(pipeline, applyCommand(pipeline, command));
}

test('nodes that come and go are named, and several are counted', () => {
  expect(tell({ type: 'remove', nodes: [b], edges: [] })).toBe('Deleted Preview.');
  expect(tell({ type: 'remove', nodes: [a, b], edges: [] })).toBe('Deleted 2 nodes.');
  const added = { type: 'add', nodes: [testNode('d', 'text')], edges: [], layout: {}, models: {} };
  expect(tell({ ...added, type: 'add' })).toBe('Added Text.');
});

test('edges are told by the nodes that they join', () => {
  const [edge] = pipeline.graph.edges;
  const cut = applyCommand(pipeline, {
    type: 'remove',
    nodes: [],
    edges: edge === undefined ? [] : [edge.id],
  });
  expect(describeEdit(pipeline, cut)).toBe('Disconnected Text to Preview.');
  expect(describeEdit(cut, pipeline)).toBe('Connected Text to Preview.');
});

test('a move, a name and a disabled node are told, and what is typed into a field is not', () => {
  expect(tell({ type: 'place', layout: { [a]: { x: 8, y: 16 } } })).toBe('Moved Text.');
  expect(tell({ type: 'setTitle', nodeId: a, title: 'Prompt' })).toBe('Renamed Text to Prompt.');
  expect(tell({ type: 'setDisabled', nodes: [b], disabled: true })).toBe('Disabled Preview.');
  expect(tell({ type: 'setSettings', nodeId: a, settings: { text: 'x' } })).toBe('');
});

test('what becomes bypassed, collapsed, larger or a member is told, and many of a kind in one sentence', () => {
  const bypassed = { type: 'setBypassed', nodes: [a, b], bypassed: true } as const;
  expect(tell(bypassed)).toBe('Bypassed 2 nodes.');
  expect(describeEdit(applyCommand(pipeline, bypassed), pipeline)).toBe(
    'Stopped bypassing 2 nodes.',
  );
  const size = { x: 0, y: 0, width: 300, height: 200 };
  const before = applyCommand(pipeline, { type: 'place', layout: { [a]: { x: 8, y: 0 } } });
  const after = applyCommand(before, { type: 'place', layout: { [a]: size } });
  expect(describeEdit(before, after)).toBe('Resized Text.');
});
