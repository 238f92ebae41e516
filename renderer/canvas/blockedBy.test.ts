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
  expect(blockedBy(testPipeline(nodes, edges).graph).size).toBe(0);
});

test('what depends on a disabled node is blocked by it, and nothing else', () => {
  const changed = nodes.map((node) =>
    node.id === 'a' ? { ...node, title: 'Subject', disabled: true } : node,
  );
  expect([...blockedBy(testPipeline(changed, edges).graph)]).toEqual([
    ['b', 'Subject'],
    ['c', 'Subject'],
  ]);
});
