import { edgesIn } from '../scene/findInScene.ts';
import type { Point, Rect, Scene, SceneEdge } from '../scene/scene.ts';

/** The edge whose line passes through a rectangle, the nearest to its middle of several. */
export function edgeAt(scene: Scene, rect: Rect): SceneEdge | undefined {
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  let best: SceneEdge | undefined;
  let leastDistance = Infinity;
  for (const line of edgesIn(scene, rect)) {
    const nearest = nearestPoint(lineOf(scene, line), middle);
    const distance = Math.hypot(nearest.x - middle.x, nearest.y - middle.y);
    const isInside =
      Math.abs(nearest.x - middle.x) <= rect.width / 2 &&
      Math.abs(nearest.y - middle.y) <= rect.height / 2;
    if (!isInside || distance >= leastDistance) continue;
    best = line;
    leastDistance = distance;
  }
  return best;
}

/** The middle of an edge's line. */
export function middleOfEdge(scene: Scene, line: SceneEdge): Point {
  return lineOf(scene, line)[pieces / 2] ?? { x: 0, y: 0 };
}

/** Into so many straight pieces a line is cut, an even number. */
const pieces = 48;

/** The line as it is drawn: a curve that leaves its source to the right and comes to its target from the left. */
function lineOf(scene: Scene, { from, to, fromAt, toAt }: SceneEdge): readonly Point[] {
  const [source, target] = [scene.nodes[from], scene.nodes[to]];
  if (source === undefined || target === undefined) return [];
  const start = { x: source.x + fromAt.x, y: source.y + fromAt.y };
  const end = { x: target.x + toAt.x, y: target.y + toAt.y };
  const reach = reachOf(end.x - start.x);
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const t = index / pieces;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return {
      x: a * start.x + b * (start.x + reach) + c * (end.x - reach) + d * end.x,
      y: (a + b) * start.y + (c + d) * end.y,
    };
  });
}

/** How far the handles of the curve reach, as React Flow draws it. */
function reachOf(distance: number): number {
  return distance >= 0 ? distance / 2 : 0.25 * 25 * Math.sqrt(-distance);
}

function nearestPoint(line: readonly Point[], to: Point): Point {
  let best: Point = { x: Infinity, y: Infinity };
  let least = Infinity;
  for (const [index, end] of line.entries()) {
    const start = line[index - 1];
    if (start === undefined) continue;
    const point = nearestOnPiece(start, end, to);
    const distance = Math.hypot(point.x - to.x, point.y - to.y);
    if (distance >= least) continue;
    best = point;
    least = distance;
  }
  return best;
}

function nearestOnPiece(start: Point, end: Point, to: Point): Point {
  const [x, y] = [end.x - start.x, end.y - start.y];
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((to.x - start.x) * x + (to.y - start.y) * y) / length;
  const at = Math.min(1, Math.max(0, along));
  return { x: start.x + at * x, y: start.y + at * y };
}
