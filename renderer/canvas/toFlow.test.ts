import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import { applyCommand } from '../../shared/graph/commands.ts';
import { portsOf } from '../../shared/graph/portsOf.ts';
import type { NodeShape } from '../engine/createNodeShapes.ts';
import { emptyScene, toScene, withMoved, type Scene } from './scene/scene.ts';
import { toFlowEdges, toFlowNodes, type FlowNode } from './toFlow.ts';

const pipeline = testPipeline(
  [testNode('a', 'text'), testNode('b', 'preview')],
  [testEdge('a.text -> b.value')],
);
const a = toNodeId('a');
const b = toNodeId('b');

function sceneOf(from: Pipeline, shapes = new Map<NodeId, NodeShape>()): Scene {
  return toScene(emptyScene, {
    pipeline: from,
    shapeOf: (id) => shapes.get(id),
    portsOf: (node) => portsOf(node, from),
  });
}

type Changes = {
  readonly scene?: Scene;
  readonly near?: readonly NodeId[];
  readonly selected?: readonly string[];
};

function draw(before: readonly FlowNode[], changes: Changes = {}): readonly FlowNode[] {
  const { scene = sceneOf(pipeline), near = [a, b], selected = [] } = changes;
  return toFlowNodes(before, {
    scene,
    near: new Set(near),
    edges: scene.edges,
    selected: new Set(selected),
  });
}

test('nodes stand where the layout says and say what they are', () => {
  const [first, second] = draw([]);
  expect(first).toMatchObject({
    id: 'a',
    position: { x: 0, y: 0 },
    domAttributes: { 'aria-labelledby': 'a-name' },
  });
  expect(second).toMatchObject({ id: 'b', position: { x: 400, y: 0 }, selected: false });
  expect(first?.measured).toBeUndefined();
});

test('typing in a field or a title keeps the array; moving a node replaces that node only', () => {
  const before = draw([]);
  const typed = applyCommand(pipeline, { type: 'setSettings', nodeId: a, settings: { text: 'x' } });
  expect(draw(before, { scene: sceneOf(typed) })).toBe(before);
  const renamed = applyCommand(pipeline, { type: 'setTitle', nodeId: a, title: 'Prompt' });
  expect(draw(before, { scene: sceneOf(renamed) })).toBe(before);
  const moved = applyCommand(pipeline, { type: 'place', layout: { [a]: { x: 8, y: 0 } } });
  const after = draw(before, { scene: sceneOf(moved) });
  expect(after[0]?.position).toEqual({ x: 8, y: 0 });
  expect(after[1]).toBe(before[1]);
});

test('a selection, a size and a removed node show', () => {
  const before = draw([]);
  const handles = [{ port: 'text', side: 'output', x: 256, y: 48 }] as const;
  const shapes = new Map([[a, { width: 256, height: 90, handles }]]);
  const [first] = draw(before, { scene: sceneOf(pipeline, shapes), selected: ['a'] });
  expect(first).toMatchObject({
    selected: true,
    measured: { width: 256, height: 90 },
    handles: [{ id: 'text', type: 'source', x: 256, y: 48 }],
  });
  const removed = applyCommand(pipeline, { type: 'remove', nodes: [a], edges: [] });
  expect(draw(before, { scene: sceneOf(removed) }).map((node) => node.id)).toEqual(['b']);
});

test('a node out of view is there unseen while an edge of it is drawn', () => {
  const [first, second] = draw([], { near: [a] });
  expect(first?.hidden).toBe(false);
  expect(second).toMatchObject({
    id: 'b',
    hidden: true,
    handles: [{ id: 'value' }, { id: 'value' }],
  });
  const apart = sceneOf({ ...pipeline, graph: { ...pipeline.graph, edges: [] } });
  expect(draw([], { near: [a], scene: apart }).map(({ id }) => id)).toEqual(['a']);
});

test('a node that is being dragged is under the mouse, and goes on from there', () => {
  const scene = withMoved(sceneOf(pipeline), new Map([[a, { x: 50, y: 50 }]]));
  expect(draw([], { scene })[0]?.position).toEqual({ x: 50, y: 50 });
});

test('edges keep their identity and name both ends', () => {
  const { graph } = pipeline;
  const drawEdges = (before: Parameters<typeof toFlowEdges>[0], from = pipeline) =>
    toFlowEdges(before, {
      scene: sceneOf(from),
      graph,
      edges: sceneOf(from).edges,
      selected: new Set(),
    });
  const before = drawEdges([]);
  expect(before[0]).toMatchObject({
    source: 'a',
    sourceHandle: 'text',
    target: 'b',
    targetHandle: 'value',
  });
  expect(before[0]?.ariaLabel).toBe('Edge from Text text to Preview value');
  const moved = applyCommand(pipeline, { type: 'place', layout: { [a]: { x: 8, y: 0 } } });
  expect(drawEdges(before, moved)).toBe(before);
});

test('a frame lies below edges in the size that it has, and names itself as a dot does', () => {
  const dressed = testPipeline(
    [testNode('a', 'text'), testNode('dot', 'reroute'), testNode('frame', 'frame')],
    [testEdge('a.text -> dot.in')],
  );
  const ids = ['a', 'dot', 'frame'].map(toNodeId);
  const [, dot, frame] = draw([], { scene: sceneOf(dressed), near: ids });
  expect(dot).toMatchObject({
    type: 'reroute',
    domAttributes: { 'aria-labelledby': 'dot-name' },
    width: 24,
  });
  expect(frame).toMatchObject({ type: 'frame', width: 400, height: 240 });
  expect(frame?.zIndex).toBeLessThan(-1000);
});
