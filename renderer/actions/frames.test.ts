import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
  type TestApp,
} from '../../test/support/rendererApp.ts';
import { toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import type { GraphNode } from '../../shared/domain/graph.ts';
import { membersOf } from '../../shared/graph/frames.ts';
import { performAction } from './action.ts';
import { copySelection } from './copySelection.ts';
import { cutSelection } from './cutSelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { deleteWithMembers } from './deleteWithMembers.ts';
import { duplicateSelection } from './duplicateSelection.ts';
import { addNode } from './edits/addNode.ts';
import { fitFrame } from './fitFrame.ts';
import { frameSelection } from './frameSelection.ts';
import { paste } from './paste.ts';
import { reroute } from './reroute.ts';
import { toggleBypassed } from './toggleBypassed.ts';
import { toggleCollapsed } from './toggleCollapsed.ts';

const [a, b] = [toNodeId('a'), toNodeId('b')];

/** A text that feeds a preview, both in a frame that is selected. */
async function appWithFrame(): Promise<{ readonly app: TestApp; readonly frame: NodeId }> {
  const app = createTestApp();
  const pipeline = testPipeline(
    [testNode('a', 'text'), testNode('b', 'preview')],
    [testEdge('a.text -> b.value')],
  );
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  app.view.getState().select({ nodes: [a, b] });
  await performAction(app, frameSelection);
  const [frame = toNodeId('none')] = app.view.getState().selection.nodes;
  return { app, frame };
}

const nodesOf = (app: TestApp): { readonly [id: string]: GraphNode } =>
  app.document.getState().pipeline.graph.nodes;

test('the selection becomes the members of a frame around it, whose title is asked for; one step of undo', async () => {
  const { app, frame } = await appWithFrame();
  const { pipeline, undo } = app.document.getState();
  expect(membersOf(pipeline.graph).get(frame)).toEqual([a, b]);
  const place = pipeline.layout[frame];
  expect(place).toMatchObject({ x: -24, y: -64 });
  expect(place?.width).toBeGreaterThan(700);
  expect(app.view.getState().renaming).toBe(frame);
  expect(frameSelection.isEnabled(app)).toBe(false);
  undo();
  expect(Object.keys(nodesOf(app))).toEqual(['a', 'b']);
  expect(nodesOf(app)['a']).not.toHaveProperty('frame');
});

test('a frame around another one takes its members, and the other one goes in the same step', async () => {
  const { app, frame } = await appWithFrame();
  app.view.getState().select({ nodes: [a] });
  await performAction(app, frameSelection);
  expect(nodesOf(app)).toHaveProperty(frame);
  app.document.getState().undo();
  app.view.getState().select({ nodes: [a, b, frame] });
  await performAction(app, frameSelection);
  const [outer = frame] = app.view.getState().selection.nodes;
  expect(Object.keys(nodesOf(app)).toSorted()).toEqual([a, b, outer].toSorted());
  expect(membersOf(app.document.getState().pipeline.graph).get(outer)).toEqual([a, b]);
  app.document.getState().undo();
  expect(membersOf(app.document.getState().pipeline.graph).get(frame)).toEqual([a, b]);
});

test('a frame is copied, duplicated and cut with its members; the copies belong to its copy', async () => {
  const { app, frame } = await appWithFrame();
  await performAction(app, duplicateSelection);
  const { graph } = app.document.getState().pipeline;
  const [copy] = [...membersOf(graph).keys()].filter((id) => id !== frame);
  expect(graph.edges).toHaveLength(2);
  expect(membersOf(graph).get(copy ?? frame)).toHaveLength(2);
  app.view.getState().select({ nodes: [frame] });
  await performAction(app, cutSelection);
  expect(Object.keys(nodesOf(app))).toHaveLength(3);
  await performAction(app, paste);
  expect(Object.keys(nodesOf(app))).toHaveLength(6);
  expect(membersOf(app.document.getState().pipeline.graph).size).toBe(2);
});

test('a copy of a member belongs to no frame elsewhere, a duplicate stays in the frame', async () => {
  const { app, frame } = await appWithFrame();
  app.view.getState().select({ nodes: [b] });
  await performAction(app, duplicateSelection);
  const [twin = a] = app.view.getState().selection.nodes;
  expect(nodesOf(app)[twin]?.frame).toBe(frame);
  await performAction(app, copySelection);
  app.canvas.attach({ ...app.canvas, pointer: () => ({ x: 3000, y: 0 }) });
  await performAction(app, paste);
  const [pasted = a] = app.view.getState().selection.nodes;
  expect(nodesOf(app)[pasted]).not.toHaveProperty('frame');
  app.canvas.attach({ ...app.canvas, pointer: () => ({ x: 100, y: 100 }) });
  await performAction(app, paste);
  const [inside = a] = app.view.getState().selection.nodes;
  expect(nodesOf(app)[inside]?.frame).toBe(frame);
});

test('a dot that is pulled from a port takes what leaves it, a list as a list', async () => {
  const { app } = await appWithFrame();
  const list = addNode(app, { type: 'list', at: { x: 3000, y: 0 } });
  const from = {
    nodeId: list,
    port: 'list',
    direction: 'output',
    type: { list: 'text' },
  } as const;
  const dot = addNode(app, { type: 'reroute', from });
  expect(nodesOf(app)[dot]?.settings).toEqual({ itemType: 'text', lists: 1 });
  expect(app.document.getState().pipeline.graph.edges.at(-1)).toMatchObject({
    source: list,
    target: dot,
    targetPort: 'in',
  });
});

test('deleting a frame keeps its members, unless they are to go with it', async () => {
  const { app, frame } = await appWithFrame();
  await performAction(app, deleteSelection);
  expect(Object.keys(nodesOf(app))).toEqual(['a', 'b']);
  app.document.getState().undo();
  app.view.getState().select({ nodes: [frame] });
  await performAction(app, deleteWithMembers);
  expect(Object.keys(nodesOf(app))).toEqual([]);
  app.document.getState().undo();
  app.view.getState().select({ nodes: [b] });
  expect(deleteWithMembers.isEnabled(app)).toBe(false);
});

test('a frame collapses and opens again, and is made as large as its nodes need', async () => {
  const { app, frame } = await appWithFrame();
  const { apply } = app.document.getState();
  await performAction(app, toggleCollapsed);
  expect(nodesOf(app)[frame]?.settings['collapsed']).toBe(true);
  expect(fitFrame.isEnabled(app)).toBe(false);
  await performAction(app, toggleCollapsed);
  const before = app.document.getState().pipeline.layout[frame];
  apply({ type: 'place', layout: { [frame]: { x: 0, y: 0, width: 1600, height: 900 } } });
  await performAction(app, fitFrame);
  expect(app.document.getState().pipeline.layout[frame]).toEqual(before);
});

test('a node that is added at a place in a frame belongs to it', async () => {
  const { app, frame } = await appWithFrame();
  const id = addNode(app, { type: 'text', at: { x: 100, y: 0 } });
  expect(nodesOf(app)[id]?.frame).toBe(frame);
  const other = addNode(app, { type: 'text', at: { x: 4000, y: 0 } });
  expect(nodesOf(app)[other]).not.toHaveProperty('frame');
});

test('nodes are bypassed, all or none, and what never runs is left alone', async () => {
  const { app, frame } = await appWithFrame();
  expect(toggleBypassed.isEnabled(app)).toBe(false);
  app.view.getState().select({ nodes: [a, b, frame] });
  await performAction(app, toggleBypassed);
  expect([a, b, frame].map((id) => nodesOf(app)[id]?.bypassed)).toEqual([true, true, undefined]);
  await performAction(app, toggleBypassed);
  expect(nodesOf(app)['a']).not.toHaveProperty('bypassed');
});

test('a reroute takes the type and the place of its edge, in the frame of both ends; one step of undo', async () => {
  const { app, frame } = await appWithFrame();
  const before = app.document.getState().pipeline;
  const [edge] = before.graph.edges;
  app.view.getState().select({ edges: edge === undefined ? [] : [edge.id] });
  await performAction(app, reroute);
  const [dot = a] = app.view.getState().selection.nodes;
  expect(nodesOf(app)[dot]).toMatchObject({
    type: 'reroute',
    frame,
    settings: { itemType: 'text' },
  });
  expect(app.document.getState().pipeline.graph.edges).toMatchObject([
    { id: edge?.id, source: dot, sourcePort: 'out', target: 'b' },
    { source: 'a', target: dot, targetPort: 'in' },
  ]);
  await performAction(app, deleteSelection);
  expect(app.document.getState().pipeline.graph.edges).toEqual(before.graph.edges);
  app.document.getState().undo();
  app.document.getState().undo();
  expect(app.document.getState().pipeline).toBe(before);
});
