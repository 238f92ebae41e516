import type { NodeId } from '../../../shared/domain/ids.ts';
import type { Point, Rect } from '../scene/scene.ts';

/** A node with its size, in canvas units. */
export type Box = Rect & { readonly id: NodeId };

/** Where boxes are lined up: an edge of all of them together, or their middle. */
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Where boxes stand once they are lined up at an edge, or at the middle, of the rectangle around them. */
export function alignBoxes(boxes: readonly Box[], at: Alignment): ReadonlyMap<NodeId, Point> {
  const { x, y, width, height } = rectAround(boxes);
  return new Map(
    boxes.map((box): [NodeId, Point] => {
      const places: { readonly [key in Alignment]: Point } = {
        left: { x, y: box.y },
        center: { x: Math.round(x + (width - box.width) / 2), y: box.y },
        right: { x: x + width - box.width, y: box.y },
        top: { x: box.x, y },
        middle: { x: box.x, y: Math.round(y + (height - box.height) / 2) },
        bottom: { x: box.x, y: y + height - box.height },
      };
      return [box.id, places[at]];
    }),
  );
}

/** The rectangle around boxes; nothing at the origin when there are none. */
export function rectAround(boxes: readonly Rect[]): Rect {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
