import type { View } from '../stageTypes.ts';
import type { Point, Rect } from './scene.ts';

/** What is seen, in canvas units. */
export function seenRect({ x, y, zoom, width, height }: View): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** A place on screen, from the upper left corner of the canvas in pixels, in canvas units. */
export function toCanvas({ x, y, zoom }: View, point: Point): Point {
  return { x: (point.x - x) / zoom, y: (point.y - y) / zoom };
}
