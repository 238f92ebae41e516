import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { connectedTo, portEdges } from './portEdges.ts';

const pipeline = testPipeline(
  [testNode('a', 'text'), testNode('b', 'preview'), { ...testNode('c', 'preview'), title: 'End' }],
  ['a.text -> b.value', 'a.text -> c.value', 'gone.text -> c.value'].map(testEdge),
);
const at = (node: string, direction: 'input' | 'output', port: string) => ({
  nodeId: toNodeId(node),
  direction,
  port,
});

test('the edges of a port come in edge order, and those of its namesake on the other side do not', () => {
  const targets = portEdges(pipeline.graph, at('a', 'output', 'text')).map(({ target }) => target);
  expect(targets).toEqual(['b', 'c']);
  expect(portEdges(pipeline.graph, at('a', 'input', 'text'))).toEqual([]);
});

test('a port says what it is connected to', () => {
  expect(connectedTo(pipeline, at('a', 'output', 'text'))).toBe('Preview, End');
  expect(connectedTo(pipeline, at('c', 'input', 'value'))).toBe('Text, a missing node');
  expect(connectedTo(pipeline, at('b', 'output', 'value'))).toBe('');
});

test('what lies behind a dot is named, not the dot', () => {
  const nodes = [
    testNode('a', 'text'),
    testNode('dot', 'reroute'),
    testNode('b', 'preview'),
    testNode('c', 'preview'),
  ];
  const edges = ['a.text -> dot.in', 'dot.out -> b.value', 'dot.out -> c.value'].map(testEdge);
  const rerouted = testPipeline(nodes, edges);
  expect(connectedTo(rerouted, at('a', 'output', 'text'))).toBe('Preview, Preview');
  expect(connectedTo(rerouted, at('b', 'input', 'value'))).toBe('Text');
});
