import { expect, test } from 'vitest';
import { toNodeId } from '../../shared/domain/ids.ts';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
  type TestApp,
} from '../../test/support/rendererApp.ts';
import { performAction } from './action.ts';
import { sceneOf } from './edits/sceneOf.ts';
import { touches } from '../canvas/scene/findInScene.ts';
import type { Rect } from '../canvas/scene/scene.ts';
import { frameSelection } from './frameSelection.ts';
import { tidy } from './tidy.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(toNodeId);

/** Two texts into a template, whose preview stands before all of them; one text stands apart. */
function messyApp(): TestApp {
  const app = createTestApp();
  const template = testNode('c', 'text-template', { template: '{{first}} {{second}}' });
  const nodes = [testNode('d', 'preview'), template, testNode('b', 'text'), testNode('a', 'text')];
  const edges = [
    testEdge('a.text -> c.first'),
    testEdge('b.text -> c.second'),
    testEdge('c.text -> d.value'),
  ];
  app.document.getState().load({
    pipeline: testPipeline([...nodes, testNode('e', 'text')], edges),
    path: null,
    revision: null,
    warnings: [],
  });
  return app;
}

function placeOf(app: TestApp, id = toNodeId('')) {
  return app.document.getState().pipeline.layout[id] ?? { x: NaN, y: NaN };
}

test('all nodes go from left to right in the order of their ports, overlap nowhere, and it is one step of undo', async () => {
  const app = messyApp();
  const { pipeline: before } = app.document.getState();
  await performAction(app, tidy);
  expect(placeOf(app, a).x).toBeLessThan(placeOf(app, c).x);
  expect(placeOf(app, c).x).toBeLessThan(placeOf(app, d).x);
  expect(placeOf(app, a).y).toBeLessThan(placeOf(app, b).y);
  const boxes = sceneOf(app).nodes;
  for (const one of boxes) {
    for (const other of boxes) {
      const isApart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(one === other || isApart).toBe(true);
    }
  }
  expect(Math.min(...boxes.map(({ x }) => x))).toBe(0);
  expect(Math.min(...boxes.map(({ y }) => y))).toBe(0);
  app.document.getState().undo();
  expect(app.document.getState().pipeline).toBe(before);
});

test('a selection is laid out where it was, and nothing else moves', async () => {
  const app = messyApp();
  const before = ['c', 'd', 'e'].map((id) => placeOf(app, toNodeId(id)));
  const layout = { [placeKey('a')]: { x: 2000, y: 900 }, [placeKey('b')]: { x: 1600, y: 800 } };
  app.document.getState().apply({ type: 'place', layout });
  app.view.getState().select({ nodes: [toNodeId('a'), toNodeId('b')] });
  await performAction(app, tidy);
  expect(['c', 'd', 'e'].map((id) => placeOf(app, toNodeId(id)))).toEqual(before);
  const moved = [placeOf(app, a), placeOf(app, b)];
  expect(Math.min(...moved.map(({ x }) => x))).toBe(1600);
  expect(Math.min(...moved.map(({ y }) => y))).toBe(800);
});

function placeKey(id: string) {
  return toNodeId(id);
}

test('members are laid out inside their frame, which fits them, and nothing else is', async () => {
  const app = messyApp();
  app.view.getState().select({ nodes: [toNodeId('c'), toNodeId('b')] });
  await performAction(app, frameSelection);
  app.view.getState().select({});
  await performAction(app, tidy);
  const scene = sceneOf(app);
  const frame = scene.nodes.find(({ node }) => node.type === 'frame');
  if (frame === undefined) throw new RangeError('There is a frame.');
  const isInside = ({ x, y, width, height }: Rect): boolean =>
    x >= frame.x + 16 &&
    y >= frame.y + 48 &&
    x + width <= frame.x + frame.width - 16 &&
    y + height <= frame.y + frame.height - 16;
  const others = scene.nodes.filter((box) => box !== frame);
  const inside = others.filter(isInside).map(({ node }) => node.id);
  expect(inside.toSorted()).toEqual(['b', 'c']);
  const touching = others.filter((box) => touches(box, frame)).map(({ node }) => node.id);
  expect(touching.toSorted()).toEqual(['b', 'c']);
  expect(placeOf(app, b).x).toBeLessThan(placeOf(app, c).x);
});

test('a layout that is canceled, or outlives its document, changes nothing', async () => {
  const app = messyApp();
  const { pipeline, load } = app.document.getState();
  const signals: AbortSignal[] = [];
  const layOut: TestApp['layOut'] = (_graph, signal) => {
    signals.push(signal);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  const slow = { ...app, layOut };
  const canceled = performAction(slow, tidy);
  expect(tidy.isEnabled(slow)).toBe(false);
  app.view.getState().tidying?.cancel();
  await canceled;
  expect(app.document.getState().pipeline).toBe(pipeline);
  const outlived = performAction(slow, tidy);
  load({ pipeline: testPipeline([]), path: null, revision: null, warnings: [] });
  await outlived;
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  expect(app.view.getState().tidying).toBeNull();
  expect(app.notices).toEqual([]);
});
