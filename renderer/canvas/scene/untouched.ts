import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isCollapsed, isFrame } from '../../../shared/graph/frames.ts';
import type { Scene, SceneNode, SceneSource } from './scene.ts';

/** Says whether these are the nodes of a scene in its order, none of them new, gone or hidden. */
export function isInStep(before: Scene, shown: readonly GraphNode[]): boolean {
  const { nodes, hidden } = before;
  if (hidden.size > 0 || nodes.length !== shown.length) return false;
  return shown.every(({ id }, index) => nodes[index]?.node.id === id);
}

type Next = {
  /** The nodes that are not hidden. */
  readonly shown: readonly GraphNode[];
  /** They are those of the scene before. */
  readonly inStep: boolean;
};

/** Tells which boxes of a scene may stay as they are: all that they are made of are the same objects. */
export function findUntouched(
  before: Scene,
  source: SceneSource,
  { shown, inStep }: Next,
): (old: SceneNode, node: GraphNode) => boolean {
  const { from } = before;
  const { models, layout } = source.pipeline;
  if (from === undefined || from.models !== models) return () => false;
  const isPlaced = layout === from.layout;
  const stands = (old: SceneNode): boolean => {
    const { id } = old.node;
    const isThere = isPlaced || from.layout[id] === layout[id];
    return isThere && (old.isFixed || old.shape === source.shapeOf(id));
  };
  const stirred = inStep ? stirredFrames(before, shown, stands) : undefined;
  return (old, node) => {
    if (old.node !== node || !stands(old)) return false;
    if (!isFrame(node)) return true;
    return stirred !== undefined && !stirred.has(node.id) && !isCollapsed(node);
  };
}

/** The frames whose members came, went, moved or grew, or may have. */
function stirredFrames(
  before: Scene,
  shown: readonly GraphNode[],
  stands: (old: SceneNode) => boolean,
): ReadonlySet<NodeId | undefined> {
  const stirred = new Set<NodeId | undefined>();
  for (const [index, old] of before.nodes.entries()) {
    const { type, frame } = old.node;
    const node = shown[index];
    // How large a box of a given size was drawn is not noted in it.
    const isKnown = !old.isFixed || isFrame(old.node);
    if (isKnown && node?.frame === frame && node?.type === type && stands(old)) continue;
    stirred.add(frame);
    stirred.add(node?.frame);
  }
  return stirred;
}
