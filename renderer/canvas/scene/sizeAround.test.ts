import { expect, test } from 'vitest';
import { testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { findBox } from './findInScene.ts';
import { emptyScene, toScene, type Scene } from './scene.ts';
import { sizeAround } from './sizeAround.ts';

const frame = { x: 80, y: 40, width: 400, height: 240 };
const member = { x: 120, y: 100, width: 256, height: 100 };

test('a frame reaches round members that stand in it, along the grid, and shrinks below its size for none', () => {
  expect(sizeAround(frame, [])).toEqual({ width: 400, height: 240 });
  expect(sizeAround(frame, [member])).toEqual({ width: 400, height: 240 });
  expect(sizeAround(frame, [{ ...member, height: 181 }])).toEqual({ width: 400, height: 272 });
  expect(sizeAround(frame, [{ ...member, width: 500 }, member])).toEqual({
    width: 568,
    height: 240,
  });
});

test('a member that stands beside its frame moves no side of it', () => {
  const far = [
    { ...member, x: 480 },
    { ...member, y: 280 },
    { ...member, x: 79, width: 900 },
  ];
  expect(sizeAround(frame, far)).toEqual({ width: 400, height: 240 });
});

const [id, a] = [toNodeId('frame'), toNodeId('a')];
const placed = applyCommand(
  testPipeline([testNode('frame', 'frame'), { ...testNode('a', 'text'), frame: id }]),
  { type: 'place', layout: { [id]: frame, [a]: { x: 120, y: 100 } } },
);

function sceneOf(pipeline: typeof placed, before: Scene, height?: number): Scene {
  const shape = height === undefined ? undefined : { width: 256, height, handles: [] };
  return toScene(before, {
    pipeline,
    shapeOf: (node) => (node === a ? shape : undefined),
    portsOf: (node) => portsOf(node, pipeline),
  });
}

test('a frame on the canvas grows and shrinks with the body of a member, and its file says nothing of it', () => {
  const before = sceneOf(placed, emptyScene);
  expect(findBox(before, id)).toMatchObject(frame);
  const after = sceneOf(placed, before, 400);
  expect(findBox(after, id)).toMatchObject({ ...frame, height: 488 });
  expect(findBox(sceneOf(placed, after, 400), id)).toBe(findBox(after, id));
  expect(findBox(sceneOf(placed, after, 100), id)).toMatchObject(frame);
  expect(placed.layout[id]).toEqual(frame);
});
