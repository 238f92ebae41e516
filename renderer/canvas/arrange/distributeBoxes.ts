import type { NodeId } from '../../../shared/domain/ids.ts';
import type { Point } from '../scene/scene.ts';
import { rectAround, type Box } from './alignBoxes.ts';

/** The way along which boxes are spread. */
export type Axis = 'horizontal' | 'vertical';

/**
 * Where boxes stand once the gaps between them are equal, up to a unit: in their order, from the first edge to the last
 * one, which stay. Boxes that do not fit between overlap equally.
 */
export function distributeBoxes(boxes: readonly Box[], axis: Axis): ReadonlyMap<NodeId, Point> {
  const isAcross = axis === 'horizontal';
  const startOf = (box: Box): number => (isAcross ? box.x : box.y);
  const sizeOf = (box: Box): number => (isAcross ? box.width : box.height);
  const around = rectAround(boxes);
  const room = isAcross ? around.width : around.height;
  const used = boxes.reduce((sum, box) => sum + sizeOf(box), 0);
  const gap = boxes.length < 2 ? 0 : (room - used) / (boxes.length - 1);
  const inOrder = boxes.toSorted(
    (a, b) => startOf(a) + sizeOf(a) / 2 - (startOf(b) + sizeOf(b) / 2),
  );
  let next = isAcross ? around.x : around.y;
  return new Map(
    inOrder.map((box): [NodeId, Point] => {
      const at = Math.round(next);
      next += sizeOf(box) + gap;
      return [box.id, isAcross ? { x: at, y: box.y } : { x: box.x, y: at }];
    }),
  );
}
