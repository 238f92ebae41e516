import { expect, test } from 'vitest';
import { testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { placeNode } from './placeNode.ts';

const center = { x: 128, y: 80 };
const one = testPipeline([testNode('a', 'text')]);

function placed(height: number | undefined): number {
  const pipeline = { ...one, layout: { a: { x: 0, y: 0 } } };
  return placeNode({ pipeline, type: 'text', center, heightOf: () => height }).y;
}

test('a new node stands clear of another one, as high as that is drawn', () => {
  expect(placed(undefined)).toBeGreaterThanOrEqual(160);
  expect(placed(500)).toBeGreaterThanOrEqual(500);
});
