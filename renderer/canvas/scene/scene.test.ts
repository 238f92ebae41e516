import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { NodeShape } from '../../engine/createNodeShapes.ts';
import { guessedHeight } from '../nodeSize.ts';
import { chooseNear } from './chooseNear.ts';
import { boundsOf, edgesIn, edgesToDraw, nodeAt, nodesIn } from './findInScene.ts';
import { createMountBudget } from './mountBudget.ts';
import { emptyScene, toScene, withMoved, type Scene } from './scene.ts';

const ids = ['a', 'b', 'c', 'd'].map(toNodeId);
const [a, b, c] = [ids[0]!, ids[1]!, ids[2]!];
/** Four previews side by side, 400 apart, each fed by the one before. */
const pipeline = testPipeline(
  ids.map((id) => testNode(id, 'preview')),
  ['a.value -> b.value', 'b.value -> c.value', 'c.value -> d.value'].map(testEdge),
);

type Changes = { readonly before?: Scene; readonly shapes?: ReadonlyMap<NodeId, NodeShape> };

function sceneOf(from: Pipeline = pipeline, { before = emptyScene, shapes }: Changes = {}): Scene {
  return toScene(before, {
    pipeline: from,
    shapeOf: (id) => shapes?.get(id),
    portsOf: (node) => portsOf(node, from),
  });
}

const idsOf = (nodes: readonly { readonly node: { readonly id: NodeId } }[]) =>
  nodes.map(({ node }) => node.id);

test('a node is as large as it was drawn, else as the file says, else as most are', () => {
  const placed = applyCommand(pipeline, {
    type: 'place',
    layout: { [a]: { x: 0, y: 0, height: 96 }, [b]: { x: 400, y: 0, height: 96 } },
  });
  const shapes = new Map([[b, { width: 280, height: 300, handles: [] }]]);
  const { nodes } = sceneOf(placed, { shapes });
  expect(nodes.map(({ height }) => height)).toEqual([96, 300, guessedHeight, guessedHeight]);
  expect(nodes.map(({ isSized }) => isSized)).toEqual([true, true, false, false]);
});

test('a node that did not change keeps its object', () => {
  const before = sceneOf();
  const titled = applyCommand(pipeline, { type: 'setTitle', nodeId: b, title: 'B' });
  const after = sceneOf(titled, { before });
  expect(after.nodes.map((node, index) => node === before.nodes[index])).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test('lines stay as they are while a node is written in or moved, and not when it grows or is joined', () => {
  const before = sceneOf();
  const keepsLines = (command: Parameters<typeof applyCommand>[1], shapes?: Changes['shapes']) =>
    sceneOf(applyCommand(pipeline, command), { before, ...(shapes && { shapes }) }).edges ===
    before.edges;
  const write = { type: 'setSettings', nodeId: b, settings: { text: 'y' } } as const;
  expect(keepsLines(write)).toBe(true);
  expect(keepsLines({ type: 'place', layout: { [b]: { x: 40, y: 50 } } })).toBe(true);
  expect(keepsLines({ type: 'place', layout: { [b]: { x: 400, y: 0, height: 900 } } })).toBe(false);
  expect(keepsLines({ type: 'remove', nodes: [], edges: [pipeline.graph.edges[0]!.id] })).toBe(
    false,
  );
  expect(keepsLines(write, new Map([[b, { width: 280, height: 300, handles: [] }]]))).toBe(false);
});

test('the node at a point is the uppermost; a moved one is where it was moved to', () => {
  const scene = sceneOf();
  expect(nodeAt(scene, { x: 410, y: 20 }, 36)?.node.id).toBe(b);
  expect(nodeAt(scene, { x: 380, y: 20 }, 36)).toBeUndefined();
  const moved = withMoved(scene, new Map([[a, { x: 410, y: 10 }]]));
  expect(nodeAt(moved, { x: 420, y: 20 }, 36)?.node.id).toBe(b);
  expect(nodeAt(moved, { x: 420, y: guessedHeight + 5 }, 36)?.node.id).toBe(a);
  expect(nodeAt(scene, { x: 10, y: 10 }, 36)?.node.id).toBe(a);
});

test('a rectangle touches nodes and lines that pass through it', () => {
  const scene = sceneOf();
  const between = { x: 700, y: 0, width: 60, height: 200 };
  expect(idsOf(nodesIn(scene, between))).toEqual([]);
  expect(edgesIn(scene, between).map(({ edge }) => edge.target)).toEqual([c]);
  expect(edgesToDraw(scene, new Set([a]), between).map(({ edge }) => edge.target)).toEqual([b, c]);
  expect(boundsOf(scene)).toEqual({ x: 0, y: 0, width: 1480, height: guessedHeight });
  expect(boundsOf(emptyScene)).toBeUndefined();
});

test('what is seen comes first, from the middle on, a few at once; what is near it after that', () => {
  expect(choose(0, [])).toEqual({ near: [b, a], isComplete: false });
  expect(choose(200, [], { limit: 1 })).toEqual({ near: [b], isComplete: false });
  expect(choose(0, [a, b])).toEqual({ near: [a, b, c], isComplete: true });
  // A little further right it is too far to come and too near to go.
  expect(choose(-200, [a]).near).not.toContain(c);
  expect(choose(-200, [a, c]).near).toContain(c);
});

test('nodes go late, no more at once than may come, and not while they must stay', () => {
  expect(choose(-420, [a, b, c])).toEqual({ near: [a, b], isComplete: true });
  expect(choose(-420, [a, b, c], { stays: (id: NodeId) => id === c }).near).toEqual([a, b, c]);
  expect(choose(-5000, [a, b, c], { limit: 2 })).toEqual({ near: [c], isComplete: false });
});

test('while the view moves nothing comes or goes, and the choice is the same object', () => {
  const before = new Set([c]);
  const view = { x: -420, y: 0, width: 700, height: 400 };
  const question = { scene: sceneOf(), view, before, stays: () => false, limit: 0 };
  expect(chooseNear(question)).toEqual({ near: before, isComplete: false });
  expect(chooseNear(question).near).toBe(before);
});

function choose(x: number, before: readonly NodeId[], more = {}) {
  const view = { x, y: 0, width: 700, height: 400 };
  const stays = () => false;
  const question = { scene: sceneOf(), view, before: new Set(before), stays, limit: 9, ...more };
  const answer = chooseNear(question);
  return { near: [...answer.near], isComplete: answer.isComplete };
}

test('the budget grows while frames are in time and halves after a late one', () => {
  const budget = createMountBudget();
  const times = [0, 16, 32, 48, 64, 80];
  const limits = times.map((time) => budget.next(time));
  expect(limits.at(-1)).toBe(5);
  expect(budget.next(140)).toBe(2);
});
