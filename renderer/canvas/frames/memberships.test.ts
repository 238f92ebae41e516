import { expect, test } from 'vitest';
import { createTestApp, testNode } from '../../../test/support/rendererApp.ts';
import type { GraphNode, NodeLayout, Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { emptyScene, toScene, withMoved } from '../scene/scene.ts';
import { withFollowers } from '../stageMoves.ts';
import { dropCommands, membershipsAfter, toJoining } from './memberships.ts';

const [a, b, left, right] = [toNodeId('a'), toNodeId('b'), toNodeId('left'), toNodeId('right')];
const text = (id: string, frame?: NodeId): GraphNode => ({
  ...testNode(id, 'text'),
  ...(frame && { frame }),
});
const pipeline: Pipeline = {
  name: 'Frames',
  graph: {
    nodes: {
      [a]: text('a', left),
      [b]: text('b'),
      [left]: testNode('left', 'frame'),
      [right]: testNode('right', 'frame'),
    },
    edges: [],
  },
  layout: {
    [a]: { x: 50, y: 50, height: 100 },
    [b]: { x: 2000, y: 50, height: 100 },
    [left]: { x: 0, y: 0, width: 400, height: 300 },
    [right]: { x: 1000, y: 0, width: 400, height: 300 },
  },
  models: {},
};

function after(moved: ReadonlyMap<NodeId, NodeLayout>) {
  const scene = toScene(emptyScene, {
    pipeline,
    shapeOf: () => undefined,
    portsOf: (node) => portsOf(node, pipeline),
  });
  return membershipsAfter(pipeline.graph, withMoved(scene, moved), moved);
}

test('a node joins the frame that its middle is in, and leaves its own with it', () => {
  expect(after(new Map([[a, { x: 60, y: 50 }]])).size).toBe(0);
  expect([...after(new Map([[a, { x: 900, y: 50 }]]))]).toEqual([[a, right]]);
  expect([...after(new Map([[a, { x: 500, y: 50 }]]))]).toEqual([[a, undefined]]);
  expect(after(new Map([[b, { x: 1300, y: 50 }]])).size).toBe(0);
  expect(toJoining(pipeline.graph, after(new Map([[a, { x: 900, y: 50 }]])))).toEqual({
    joins: right,
    leaves: left,
  });
});

test('a member that is not in its frame stays one until it is moved itself', () => {
  const away = new Map([
    [left, { x: 5000, y: 0 }],
    [a, { x: 1050, y: 50 }],
  ]);
  expect(after(away).size).toBe(0);
  expect(after(new Map([[right, { x: 2000, y: 0 }]])).size).toBe(0);
});

test('a new size is no new place', () => {
  expect(after(new Map([[a, { x: 900, y: 50, width: 256, height: 100 }]])).size).toBe(0);
});

test('what is dropped is one edit of places and memberships', () => {
  const layout = { [a]: { x: 900, y: 50 } };
  expect(dropCommands({ layout, memberships: new Map([[a, right]]), isNudge: false })).toEqual([
    { type: 'place', layout, isNudge: false },
    { type: 'setFrame', nodes: [a], frame: right },
  ]);
  expect(dropCommands({ layout: {}, memberships: new Map(), isNudge: false })).toEqual([]);
});

test('the members of a frame move with it, seen or not', () => {
  const app = createTestApp();
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  expect([...withFollowers(app, new Map([[left, { x: 16, y: 8 }]]))]).toEqual([
    [left, { x: 16, y: 8 }],
    [a, { x: 66, y: 58 }],
  ]);
});
