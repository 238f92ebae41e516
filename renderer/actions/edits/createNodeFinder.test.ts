import { expect, test } from 'vitest';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { createNodeFinder } from './createNodeFinder.ts';

const pipeline = testPipeline(
  [
    testNode('a', 'text', { text: 'A red lighthouse' }),
    { ...testNode('b', 'preview'), title: 'Lighthouse at night' },
    { ...testNode('c', 'prediction', { model: 'acme/draw' }), inputs: { seed: 421 } },
  ],
  [],
);
const placed = {
  ...pipeline,
  layout: {
    [toNodeId('a')]: { x: 400, y: 0 },
    [toNodeId('b')]: { x: 0, y: 80 },
    [toNodeId('c')]: { x: 0, y: 0 },
  },
};

test.each([
  ['lighthouse', ['b', 'a']],
  ['RED light', ['a']],
  ['acme/draw', ['c']],
  ['421', ['c']],
  ['preview', ['b']],
  ['lighthouse draw', []],
  ['  ', []],
])('"%s" finds from left to right', (query, ids) => {
  expect(createNodeFinder()({ pipeline: placed, problems: [] }, query)).toEqual(ids);
});

test('a problem of a node is found too, and what changed is read anew', () => {
  const find = createNodeFinder();
  const problems = [{ nodeId: toNodeId('b'), message: 'Its input "Value" is not connected.' }];
  expect(find({ pipeline: placed, problems }, 'not connected')).toEqual(['b']);
  const changed = {
    ...placed,
    graph: { ...placed.graph, nodes: { ...placed.graph.nodes, a: testNode('a', 'text') } },
  };
  expect(find({ pipeline: placed, problems }, 'red light')).toEqual(['a']);
  expect(find({ pipeline: changed, problems }, 'red light')).toEqual([]);
});
