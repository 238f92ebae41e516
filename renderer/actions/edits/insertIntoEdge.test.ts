import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
} from '../../../test/support/rendererApp.ts';
import type { Edge, GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import { addNode } from './addNode.ts';
import { insertIntoEdge } from './insertIntoEdge.ts';

function insert(pipeline: Pipeline, edge: Edge, node: GraphNode) {
  let count = 0;
  const newId = (): string => `new${(count += 1)}`;
  return insertIntoEdge({ pipeline, edge, node, newId });
}

const written = ({ graph }: Pipeline): readonly string[] =>
  graph.edges.map(
    ({ source, sourcePort, target, targetPort }) =>
      `${source}.${sourcePort} -> ${target}.${targetPort}`,
  );

const ofTexts = { itemType: 'text' };
const first = testEdge('a.text -> list.items');
const second = testEdge('b.text -> list.items');
const texts = testPipeline(
  [
    testNode('a', 'text'),
    testNode('b', 'text'),
    testNode('list', 'list', ofTexts),
    testNode('f', 'text-template', { template: '{{x}}' }),
  ],
  [first, second],
);

test('an edge of a list that is led through a node keeps its place in the list', () => {
  const insertion = insert(texts, first, testNode('f', 'text-template', { template: '{{x}}' }));
  if (!insertion.ok) throw new Error(insertion.why);
  const after = insertion.commands.reduce(applyCommand, texts);
  expect(written(after)).toEqual(['f.text -> list.items', 'b.text -> list.items', 'a.text -> f.x']);
  expect(after.graph.edges[0]?.id).toBe(first.id);
});

test('a node that takes any type takes that of the edge, for what comes in and what goes out', () => {
  const edge = testEdge('a.text -> p.value');
  const node = testNode('n', 'filter', { itemType: 'image' });
  const pipeline = testPipeline([testNode('a', 'text'), testNode('p', 'preview'), node], [edge]);
  const insertion = insert(pipeline, edge, node);
  if (!insertion.ok) throw new Error(insertion.why);
  const after = insertion.commands.reduce(applyCommand, pipeline);
  expect(after.graph.nodes[toNodeId('n')]?.settings['itemType']).toBe('text');
  expect(written(after)).toEqual(['n.kept -> p.value', 'a.text -> n.items']);
});

test('what does not fit says which side of it does not, and changes nothing', () => {
  const upload = testNode('u', 'file-upload');
  const picture = testPipeline([upload, testNode('p', 'preview'), testNode('x', 'text')]);
  const edge = testEdge('u.file -> p.value');
  expect(
    insert({ ...picture, graph: { ...picture.graph, edges: [edge] } }, edge, testNode('x', 'text')),
  ).toEqual({
    ok: false,
    why: 'No input of “Text” takes a file.',
  });
});

test('a node that is added into an edge is one step of undo, and what stands too near moves to the right', () => {
  const app = createTestApp();
  const edges = [testEdge('a.text -> b.x'), testEdge('b.text -> c.value')];
  const pipeline = testPipeline(
    [
      testNode('a', 'text'),
      testNode('b', 'text-template', { template: '{{x}}' }),
      testNode('c', 'preview'),
      testNode('d', 'text'),
    ],
    edges,
  );
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  const id = addNode(app, {
    type: 'text-template',
    at: { x: 330, y: 40 },
    into: { edgeId: edges[0]!.id },
  });
  const after = app.document.getState().pipeline;
  expect(written(after)).toEqual([
    `${id}.text -> b.x`,
    'b.text -> c.value',
    `a.text -> ${id}.subject`,
  ]);
  const x = ['a', id, 'b', 'c', 'd'].map((each) => after.layout[toNodeId(each)]?.x);
  // 256 wide, 40 between; the last one hangs on none of them.
  expect(x).toEqual([0, 296, 592, 992, 1200]);
  expect(app.notices).toEqual([]);
  app.document.getState().undo();
  expect(app.document.getState().pipeline).toBe(pipeline);
});

test('members that an insertion moves to the right stay inside their frame, which undo gives its width back', () => {
  const app = createTestApp();
  const frame = toNodeId('frame');
  const edge = testEdge('a.text -> b.value');
  const member = (node: GraphNode): GraphNode => ({ ...node, frame });
  const nodes = [member(testNode('a', 'text')), member(testNode('b', 'preview'))];
  const bare = testPipeline([...nodes, testNode('frame', 'frame')], [edge]);
  const pipeline = applyCommand(bare, {
    type: 'place',
    layout: { [frame]: { x: -24, y: -64, width: 728, height: 300 } },
  });
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  addNode(app, { type: 'text-template', at: { x: 330, y: 40 }, into: { edgeId: edge.id } });
  const { layout } = app.document.getState().pipeline;
  // 256 wide, 40 between; the preview is 280 wide, and 24 stay beside it.
  expect(layout[toNodeId('b')]?.x).toBe(592);
  expect(layout[frame]).toEqual({ x: -24, y: -64, width: 920, height: 300 });
  app.document.getState().undo();
  expect(app.document.getState().pipeline).toBe(pipeline);
});

test('a model that turns out not to fit is added beside the edge, and the user is told why', () => {
  const app = createTestApp();
  const edge = testEdge('a.text -> c.value');
  const pipeline = testPipeline([testNode('a', 'text'), testNode('c', 'preview')], [edge]);
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  addNode(app, { type: 'boolean', at: { x: 0, y: 400 }, into: { edgeId: edge.id } });
  expect(written(app.document.getState().pipeline)).toEqual(['a.text -> c.value']);
  expect(app.notices).toEqual([
    {
      kind: 'info',
      message: 'No input of “Boolean” takes text. It was added beside the connection.',
    },
  ]);
});
