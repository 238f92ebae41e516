import type { NodeId } from '../../../shared/domain/ids.ts';
import { isOpenFrame } from '../../../shared/graph/frames.ts';
import type { Point, Rect, Scene, SceneEdge, SceneNode } from './scene.ts';

/** The box of a node; undefined where the scene has none, as for a member of a collapsed frame. */
export function findBox({ nodes, indexOf }: Scene, id: NodeId | undefined): SceneNode | undefined {
  const at = id === undefined ? undefined : indexOf.get(id);
  return at === undefined ? undefined : nodes[at];
}

/**
 * The node at a point, the uppermost of several; undefined where the canvas is empty. An open frame lies below all nodes
 * and is there only by its title, which is `titleHeight` high, in canvas units.
 */
export function nodeAt(scene: Scene, point: Point, titleHeight: number): SceneNode | undefined {
  const found = scene.nodes.findLast((box) => !isOpenFrame(box.node) && holds(box, point));
  return (
    found ??
    scene.nodes.findLast(
      (box) => isOpenFrame(box.node) && holds({ ...box, height: titleHeight }, point),
    )
  );
}

/** The open frame at a point, the uppermost of several. */
export function openFrameAt(scene: Scene, point: Point): SceneNode | undefined {
  return scene.nodes.findLast((box) => isOpenFrame(box.node) && holds(box, point));
}

function holds({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

/** The nodes that a rectangle touches. */
export function nodesIn(scene: Scene, rect: Rect): readonly SceneNode[] {
  return scene.nodes.filter((node) => touches(node, rect));
}

/** The nodes that a rectangle selects: those that it touches, and open frames that lie in it as a whole. */
export function nodesToSelect(scene: Scene, rect: Rect): readonly SceneNode[] {
  return nodesIn(scene, rect).filter(
    (box) =>
      !isOpenFrame(box.node) ||
      (holds(rect, box) && holds(rect, { x: box.x + box.width, y: box.y + box.height })),
  );
}

/** Says whether two rectangles have a point in common. */
export function touches(a: Rect, b: Rect): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  );
}

/** The edges whose lines may pass through a rectangle. */
export function edgesIn(scene: Scene, rect: Rect): readonly SceneEdge[] {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  return scene.edges.filter(({ from, to, fromAt, toAt }) => {
    const source = scene.nodes[from];
    const target = scene.nodes[to];
    if (source === undefined || target === undefined) return false;
    const x1 = source.x + fromAt.x;
    const y1 = source.y + fromAt.y;
    const x2 = target.x + toAt.x;
    const y2 = target.y + toAt.y;
    // A line that runs backwards swings out on both sides.
    const swing = x2 < x1 ? (x1 - x2) / 4 : 0;
    return (
      Math.min(x1, x2) - swing <= right &&
      Math.max(x1, x2) + swing >= rect.x &&
      Math.min(y1, y2) <= bottom &&
      Math.max(y1, y2) >= rect.y
    );
  });
}

/** The edges to draw as elements: those of the nodes that are, and those that pass through what is seen where that is given. */
export function edgesToDraw(
  scene: Scene,
  near: ReadonlySet<NodeId>,
  view?: Rect,
): readonly SceneEdge[] {
  if (near.size === scene.nodes.length) return scene.edges;
  const passing = new Set(view === undefined ? [] : edgesIn(scene, view));
  const isNear = (index: number): boolean => {
    const box = scene.nodes[index];
    return box !== undefined && near.has(box.node.id);
  };
  return scene.edges.filter((line) => isNear(line.from) || isNear(line.to) || passing.has(line));
}

/** The boxes of these nodes, without those that have none. */
export function boxesOf(scene: Scene, ids: readonly NodeId[]): readonly SceneNode[] {
  return ids.flatMap((id) => findBox(scene, id) ?? []);
}

/** The rectangle around all nodes, or around these; undefined when there are none. */
export function boundsOf(scene: Scene, ids?: readonly NodeId[]): Rect | undefined {
  const nodes = ids === undefined ? scene.nodes : boxesOf(scene, ids);
  if (nodes.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of nodes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
