import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../domain/ids.ts';
import { checkEdges, checkInputs, checkNodes } from './checkGraph.ts';
import { applyCommand } from './commands.ts';

const faulty = testPipeline(
  [
    { ...testNode('unknown', 'text'), type: 'gone' },
    testNode('a', 'text'),
    testNode('b', 'preview'),
    testNode('c', 'preview'),
    testNode('d', 'download'),
  ],
  ['a.gone -> b.value', 'a.text -> d.gone'].map(testEdge),
);

test('what is wrong with a node or an edge is the same object until one of its nodes is another', () => {
  const check = ({ graph, models }: typeof faulty) => [
    ...checkNodes(graph, { models }),
    ...checkEdges(graph, { models }),
    ...checkInputs(graph, { models }),
  ];
  const before = check(faulty);
  expect(before.map(({ nodeId }) => nodeId)).toEqual(['unknown', 'a', 'd', 'c', 'd']);
  const typed = applyCommand(faulty, {
    type: 'setSettings',
    nodeId: toNodeId('c'),
    settings: {},
  });
  const after = check(typed);
  expect(after).toEqual(before);
  expect(after.filter((problem, index) => problem !== before[index])).toMatchObject([
    { nodeId: 'c' },
  ]);
  const renamed = applyCommand(faulty, { type: 'setTitle', nodeId: toNodeId('a'), title: 'Words' });
  const changed = check(renamed).filter((problem) => !before.includes(problem));
  expect(changed.map(({ nodeId }) => nodeId)).toEqual(['a', 'd']);
  expect(changed[0]?.message).toContain('Words');
});

test('an input that is connected, or not any more, is looked at again', () => {
  const context = { models: faulty.models };
  const nodesIn = (pipeline: typeof faulty) =>
    checkInputs(pipeline.graph, context).map(({ nodeId }) => nodeId);
  expect(nodesIn(faulty)).toContain('c');
  const edge = testEdge('a.text -> c.value');
  const connected = applyCommand(faulty, { type: 'connect', edge, replaces: [] });
  expect(nodesIn(connected)).not.toContain('c');
  expect(
    nodesIn(applyCommand(connected, { type: 'remove', nodes: [], edges: [edge.id] })),
  ).toContain('c');
});
