import { pitch, type Shape } from './shape.ts';

/** In canvas units. */
type Point = { readonly x: number; readonly y: number };

/** Places around the node in the middle of the shape, where the gestures take place. */
export type Middle = {
  readonly index: number;
  readonly center: Point;
  readonly title: Point;
  /** Empty canvas, below the titles of frames and off their sides. */
  readonly gap: Point;
  /** Of a box around about a hundred nodes, and the indices of these. */
  readonly corners: [Point, Point];
  readonly around: readonly number[];
};

/** Finds the middle of a shape. */
export function middleOf({ nodes }: Shape): Middle {
  const columns = nodes.findIndex((node) => node.y > 0);
  const width = columns < 0 ? nodes.length : columns;
  const row = Math.floor(nodes.length / width / 2);
  const start = row * width + Math.floor(width / 2);
  const index = nodes.findIndex((node, at) => at >= start && node.kind === 'model');
  const { x, y } = nodes[index] ?? { x: 0, y: 0 };
  const corners: [Point, Point] = [
    { x: x - pitch.x * 5 - 30, y: y - pitch.y * 5 - 30 },
    { x: x + pitch.x * 5 - 30, y: y + pitch.y * 5 - 30 },
  ];
  const around = nodes.flatMap((node, at) =>
    node.x > corners[0].x && node.x < corners[1].x && node.y > corners[0].y && node.y < corners[1].y
      ? [at]
      : [],
  );
  return {
    index,
    center: { x: x + 140, y: y + 120 },
    title: { x: x + 140, y: y + 16 },
    gap: { x: x + 324, y: y + 392 },
    corners,
    around,
  };
}
