import { getBezierPath, Position } from '@xyflow/react';
import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
} from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { sceneOf } from '../../actions/edits/sceneOf.ts';
import type { Scene } from '../scene/scene.ts';
import { edgeAt, middleOfEdge } from './edgeAt.ts';

/** A text feeds a preview, which stands there. */
function sceneWith(place: { readonly x: number; readonly y: number }): Scene {
  const app = createTestApp();
  const nodes = [testNode('a', 'text'), testNode('b', 'preview')];
  const pipeline = testPipeline(nodes, [testEdge('a.text -> b.value')]);
  const layout = { ...pipeline.layout, [toNodeId('b')]: place };
  app.document
    .getState()
    .load({ pipeline: { ...pipeline, layout }, path: null, revision: null, warnings: [] });
  return sceneOf(app);
}

test.each([
  { x: 900, y: 300 },
  { x: 300, y: 500 },
  { x: -700, y: 200 },
])(
  'the middle of a line to %o is where React Flow draws it, and the edge is found there and not beside it',
  (place) => {
    const scene = sceneWith(place);
    const line = scene.edges[0]!;
    const [from, to] = [scene.nodes[line.from]!, scene.nodes[line.to]!];
    const [, x, y] = getBezierPath({
      sourceX: from.x + line.fromAt.x,
      sourceY: from.y + line.fromAt.y,
      sourcePosition: Position.Right,
      targetX: to.x + line.toAt.x,
      targetY: to.y + line.toAt.y,
      targetPosition: Position.Left,
    });
    const middle = middleOfEdge(scene, line);
    expect(middle.x).toBeCloseTo(x);
    expect(middle.y).toBeCloseTo(y);
    const around = (by: number) => ({
      x: middle.x - 5,
      y: middle.y - 5 + by,
      width: 10,
      height: 10,
    });
    expect(edgeAt(scene, around(0))).toBe(line);
    // A steep line is beside itself a little higher up.
    const aside = { ...around(0), x: middle.x + 400 };
    expect(edgeAt(scene, aside)).toBeUndefined();
  },
);
