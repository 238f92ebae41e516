import type { NodeId } from '../../../shared/domain/ids.ts';
import { touches } from './findInScene.ts';
import type { Rect, Scene, SceneNode } from './scene.ts';

/** What decides which nodes are drawn as elements of the page. */
export type NearQuestion = {
  readonly scene: Scene;
  /** What is seen, in canvas units. */
  readonly view: Rect;
  /** Those that are drawn now. */
  readonly before: ReadonlySet<NodeId>;
  /** Says of a node out of view whether it must stay: one that runs, has the focus or is being dragged. */
  readonly stays: (id: NodeId) => boolean;
  /** At most this many may come at once, and as many may go; 0 while the view moves. */
  readonly limit: number;
};

/** The nodes to draw, and whether more of them wait for the next frame. The same set where nothing changes. */
export type NearAnswer = { readonly near: ReadonlySet<NodeId>; readonly isComplete: boolean };

/** They come before they are seen and go long after: to come and go costs most. In parts of the view's size. */
const comesAt = 0.35;
const goesAt = 0.7;
/** What is not seen yet comes one at a time, and not where the page is full already. */
const soonAtOnce = 1;
const fullFrom = 80;

/** Chooses the nodes in view and near it, from the middle of the view on. */
export function chooseNear(question: NearQuestion): NearAnswer {
  const { view, before, limit } = question;
  const { kept, going, seen, soon } = sortOut(question);
  const near = new Set([...kept, ...going.slice(limit)]);
  const room = Math.max(0, fullFrom - near.size - seen.length);
  const later = sorted(soon, view).slice(0, room);
  const coming =
    seen.length > 0
      ? sorted(seen, view).slice(0, limit)
      : later.slice(0, Math.min(limit, soonAtOnce));
  for (const { node } of coming) near.add(node.id);
  const isSame = near.size === before.size && coming.length === 0;
  const isComplete = coming.length === seen.length + later.length && going.length <= limit;
  return { near: isSame ? before : near, isComplete };
}

type Sorted = {
  /** Of those that are drawn now. */
  readonly kept: readonly NodeId[];
  readonly going: readonly NodeId[];
  /** Of the others those in view, and those near it. */
  readonly seen: readonly SceneNode[];
  readonly soon: readonly SceneNode[];
};

function sortOut({ scene, view, before, stays }: NearQuestion): Sorted {
  const inner = expand(view, comesAt);
  const outer = expand(view, goesAt);
  const kept: NodeId[] = [];
  const going: NodeId[] = [];
  const seen: SceneNode[] = [];
  const soon: SceneNode[] = [];
  for (const box of scene.nodes) {
    const { id } = box.node;
    if (before.has(id)) {
      if (touches(box, outer) || stays(id)) kept.push(id);
      else going.push(id);
    } else if (touches(box, view)) seen.push(box);
    else if (touches(box, inner)) soon.push(box);
  }
  return { kept, going, seen, soon };
}

function sorted(boxes: readonly SceneNode[], view: Rect): readonly SceneNode[] {
  return boxes.toSorted((a, b) => fromMiddle(a, view) - fromMiddle(b, view));
}

/** A rectangle made larger on every side, by a part of its size. */
function expand({ x, y, width, height }: Rect, part: number): Rect {
  return {
    x: x - width * part,
    y: y - height * part,
    width: width * (1 + 2 * part),
    height: height * (1 + 2 * part),
  };
}

function fromMiddle(box: Rect, view: Rect): number {
  const dx = box.x + box.width / 2 - view.x - view.width / 2;
  const dy = box.y + box.height / 2 - view.y - view.height / 2;
  return Math.hypot(dx, dy);
}
