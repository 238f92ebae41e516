import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { blockedBy } from './blockedBy.ts';

const edges = ['a.text -> b.subject', 'b.text -> c.value', 'd.text -> e.value'].map(testEdge);
const nodes = [
  testNode('a', 'text'),
  testNode('b', 'text-template'),
  testNode('c', 'preview'),
  testNode('d', 'text'),
  testNode('e', 'preview'),
];

test('nothing is blocked while every node is enabled', () => {
  expect(blockedBy(testPipeline(nodes, edges)).size).toBe(0);
});

test('what depends on a disabled node is blocked by it, and nothing else', () => {
  const changed = nodes.map((node) =>
    node.id === 'a' ? { ...node, title: 'Subject', disabled: true } : node,
  );
  expect([...blockedBy(testPipeline(changed, edges))]).toEqual([
    ['b', 'Subject'],
    ['c', 'Subject'],
  ]);
});

test('the members of a disabled frame block what depends on them, also through a dot and a bypassed node', () => {
  const frame = { ...testNode('frame', 'frame'), disabled: true };
  const framed = nodes.map((node) => {
    if (node.id === 'a') return { ...node, frame: frame.id };
    return node.id === 'b' ? { ...node, bypassed: true } : node;
  });
  const pipeline = testPipeline(
    [...framed, frame, testNode('dot', 'reroute', { itemType: 'text' })],
    ['a.text -> dot.in', 'dot.out -> b.subject', 'b.text -> c.value'].map(testEdge),
  );
  expect([...blockedBy(pipeline)]).toEqual([['c', 'Text']]);
});
