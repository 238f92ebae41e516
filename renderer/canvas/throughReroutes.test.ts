import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { sourceThrough, targetsThrough } from './throughReroutes.ts';

const { graph } = testPipeline(
  [
    testNode('a', 'text'),
    testNode('d1', 'reroute'),
    testNode('d2', 'reroute'),
    testNode('b', 'preview'),
    testNode('c', 'preview'),
    testNode('round', 'reroute'),
  ],
  [
    'a.text -> d1.in',
    'd1.out -> d2.in',
    'd2.out -> b.value',
    'd1.out -> c.value',
    'round.out -> round.in',
  ].map(testEdge),
);
const id = toNodeId;

test('reroutes lead on to what they join, in both directions', () => {
  expect(sourceThrough(graph, id('d2'))).toBe('a');
  expect(sourceThrough(graph, id('b'))).toBe('b');
  expect(targetsThrough(graph, id('d1')).toSorted()).toEqual(['b', 'c']);
  expect(targetsThrough(graph, id('a'))).toEqual(['a']);
});

test('a reroute that feeds itself leads nowhere', () => {
  expect(sourceThrough(graph, id('round'))).toBe('round');
  expect(targetsThrough(graph, id('round'))).toEqual([]);
});
