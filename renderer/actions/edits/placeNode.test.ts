import { expect, test } from 'vitest';
import { testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { placeNode } from './placeNode.ts';

const center = { x: 128, y: 80 };
const one = testPipeline([testNode('a', 'text')]);

function placed(height: number | undefined): number {
  const pipeline = { ...one, layout: { a: { x: 0, y: 0 } } };
  return placeNode({ pipeline, type: 'text', center, heightOf: () => height }).y;
}

test('a new node near a point stands clear of a node that its lower half would cover', () => {
  const pipeline = { ...one, layout: { a: { x: 0, y: 96, height: 80 } } };
  const request = { pipeline, type: 'text', center: { x: 4000, y: 0 }, heightOf: () => undefined };
  const clear = placeNode({ ...request, near: { x: 400, y: 20 } });
  expect(clear).toEqual({ x: 272, y: 0 });
  const moved = placeNode({ ...request, near: { x: 128, y: 20 } });
  expect(moved).toEqual({ x: 0, y: 192 });
  expect(placeNode({ ...request, at: { x: 128, y: 20 } })).toEqual({ x: 0, y: 0 });
});

test('a new node stands clear of another one, as high as that is drawn', () => {
  expect(placed(undefined)).toBeGreaterThanOrEqual(160);
  expect(placed(500)).toBeGreaterThanOrEqual(500);
});
