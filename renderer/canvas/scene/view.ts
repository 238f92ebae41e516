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

/** In pixels. */
const nearby = 40;

/** A step of a pan that the margin around the view is wide enough for. */
export function isClose(a: View, b: View): boolean {
  const isSame = a.zoom === b.zoom && a.width === b.width && a.height === b.height;
  return isSame && Math.abs(a.x - b.x) < nearby && Math.abs(a.y - b.y) < nearby;
}
