import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { applyCommand } from '../../shared/graph/commands.ts';
import { toFlowEdges, toFlowNodes } from './toFlow.ts';

const pipeline = testPipeline(
  [testNode('a', 'text'), testNode('b', 'preview')],
  [testEdge('a.text -> b.value')],
);
const selected = new Set<string>();
const a = toNodeId('a');

test('nodes stand where the layout says and say what they are', () => {
  const [first, second] = toFlowNodes([], { pipeline, selected });
  expect(first).toMatchObject({ id: 'a', position: { x: 0, y: 0 }, ariaLabel: 'Text node' });
  expect(second).toMatchObject({ id: 'b', position: { x: 400, y: 0 }, selected: false });
});

test('typing in a field keeps the array; moving a node replaces that node only', () => {
  const before = toFlowNodes([], { pipeline, selected });
  const typed = applyCommand(pipeline, { type: 'setSettings', nodeId: a, settings: { text: 'x' } });
  expect(toFlowNodes(before, { pipeline: typed, selected })).toBe(before);
  const moved = applyCommand(pipeline, { type: 'place', layout: { [a]: { x: 8, y: 0 } } });
  const after = toFlowNodes(before, { pipeline: moved, selected });
  expect(after[0]?.position).toEqual({ x: 8, y: 0 });
  expect(after[1]).toBe(before[1]);
});

test('a selection, a title and a removed node show; a measured size stays', () => {
  const before = toFlowNodes([], { pipeline, selected }).map((node) => ({
    ...node,
    measured: { width: 1, height: 2 },
  }));
  const renamed = applyCommand(pipeline, { type: 'setTitle', nodeId: a, title: 'Prompt' });
  const [first] = toFlowNodes(before, { pipeline: renamed, selected: new Set(['a']) });
  expect(first).toMatchObject({
    ariaLabel: 'Prompt, Text node',
    selected: true,
    measured: { width: 1, height: 2 },
  });
  const removed = applyCommand(pipeline, { type: 'remove', nodes: [a], edges: [] });
  expect(toFlowNodes(before, { pipeline: removed, selected }).map((node) => node.id)).toEqual([
    'b',
  ]);
});

test('a node that is being dragged stays under the mouse', () => {
  const before = toFlowNodes([], { pipeline, selected }).map((node) =>
    node.id === 'a' ? { ...node, dragging: true, position: { x: 50, y: 50 } } : node,
  );
  const renamed = applyCommand(pipeline, { type: 'setTitle', nodeId: a, title: 'Prompt' });
  expect(toFlowNodes(before, { pipeline: renamed, selected })[0]?.position).toEqual({
    x: 50,
    y: 50,
  });
});

test('edges keep their identity and name both ends', () => {
  const before = toFlowEdges([], { pipeline, selected });
  expect(before[0]).toMatchObject({
    source: 'a',
    sourceHandle: 'text',
    target: 'b',
    targetHandle: 'value',
  });
  expect(before[0]?.ariaLabel).toBe('Edge from Text text to Preview value');
  const moved = applyCommand(pipeline, { type: 'place', layout: { [a]: { x: 8, y: 0 } } });
  expect(toFlowEdges(before, { pipeline: moved, selected })).toBe(before);
});
