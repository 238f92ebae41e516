import type { Graph, NodeLayout } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { GraphCommand } from '../../../shared/graph/commands.ts';
import { frameOf, isFrame, isOpenFrame } from '../../../shared/graph/frames.ts';
import type { Joining } from '../../stores/viewStore.ts';
import { findBox, openFrameAt } from '../scene/findInScene.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';

/** Nodes that a drag brings into another frame, or out of theirs. */
export type Memberships = ReadonlyMap<NodeId, NodeId | undefined>;

/**
 * Who would belong elsewhere if what is moved were dropped now: a node joins the frame that its middle is in. What moves
 * with its frame, or was given another size, stays what it is.
 */
export function membershipsAfter(
  graph: Graph,
  scene: Scene,
  moved: ReadonlyMap<NodeId, NodeLayout>,
): Memberships {
  const after = new Map<NodeId, NodeId | undefined>();
  const isStanding = ({ node }: SceneNode): boolean => isOpenFrame(node) && !moved.has(node.id);
  const frames = { ...scene, nodes: scene.nodes.filter(isStanding) };
  for (const [id, { width }] of moved) {
    const node = graph.nodes[id];
    const box = findBox(scene, id);
    if (node === undefined || box === undefined || isFrame(node) || width !== undefined) continue;
    const before = frameOf(graph, node)?.id;
    if (before !== undefined && moved.has(before)) continue;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const frame = openFrameAt(frames, middle)?.node.id;
    if (frame !== before) after.set(id, frame);
  }
  return after;
}

/** What is shown of it while it goes on: the first frame that anything joins, and the first that anything leaves. */
export function toJoining(graph: Graph, memberships: Memberships): Joining | null {
  if (memberships.size === 0) return null;
  const left = [...memberships.keys()].map((id) => graph.nodes[id]?.frame);
  return {
    joins: [...memberships.values()].find((frame) => frame !== undefined),
    leaves: left.find((frame) => frame !== undefined),
  };
}

type Drop = {
  readonly layout: { readonly [id: NodeId]: NodeLayout };
  readonly memberships: Memberships;
  /** By an arrow key, not by the mouse. */
  readonly isNudge: boolean;
};

/** The edit that a drag ends with: new places and memberships, as one step. */
export function dropCommands({ layout, memberships, isNudge }: Drop): readonly GraphCommand[] {
  const byFrame = Map.groupBy(memberships.keys(), (id) => memberships.get(id));
  return [
    ...(Object.keys(layout).length > 0 ? [{ type: 'place', layout, isNudge } as const] : []),
    ...[...byFrame].map(([frame, nodes]) => ({ type: 'setFrame', nodes, frame }) as const),
  ];
}
