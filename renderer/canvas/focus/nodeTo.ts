import type { NodeId } from '../../../shared/domain/ids.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { findBox } from '../scene/findInScene.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';

/** A key that leads from one node to another. */
export type NodeKey =
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'Home'
  | 'End'
  | 'PageUp'
  | 'PageDown';

const nodeKeys: ReadonlySet<string> = new Set<NodeKey>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Says whether a key leads from node to node. */
export function isNodeKey(key: string): key is NodeKey {
  return nodeKeys.has(key);
}

/**
 * Where a key leads: left and right along edges, to the nearest of several, and without one to what stands there; up
 * and down to what stands there, rather to a node that shares an edge's other end; Home and End to the first source
 * and the last sink; the Page keys through all nodes as they are read. Undefined where there is nothing.
 */
export function nodeTo(scene: Scene, from: SceneNode, key: NodeKey): SceneNode | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return nearest(from, joined(scene, from, key)) ?? beside(scene, from, key);
    case 'ArrowUp':
    case 'ArrowDown':
      return beside(scene, from, key);
    case 'Home':
      return inOrder(ends(scene, 'target'))[0];
    case 'End':
      return inOrder(ends(scene, 'source')).at(-1);
    case 'PageUp':
    case 'PageDown': {
      const all = inOrder(scene.nodes);
      return all[all.indexOf(from) + (key === 'PageUp' ? -1 : 1)];
    }
  }
}

/** The node to go to where this one is gone: what fed it, else what stands left of it, else the nearest. */
export function nodeInPlaceOf(
  before: Scene,
  gone: NodeId,
  isThere: (id: NodeId) => boolean,
): NodeId | undefined {
  const from = findBox(before, gone);
  if (from === undefined) return undefined;
  const left = before.nodes.filter(({ node }) => isThere(node.id));
  const sources = joined(before, from, 'ArrowLeft').filter(({ node }) => isThere(node.id));
  const next =
    nearest(from, sources) ??
    beside({ ...before, nodes: left }, from, 'ArrowLeft') ??
    nearest(from, left);
  return next?.node.id;
}

/** The nodes at the other ends of the edges that leave this one, or that enter it. */
function joined(
  { nodes, edges }: Scene,
  from: SceneNode,
  key: 'ArrowLeft' | 'ArrowRight',
): readonly SceneNode[] {
  const { id } = from.node;
  return edges.flatMap(({ edge, from: source, to }) => {
    const isJoined = key === 'ArrowRight' ? edge.source === id : edge.target === id;
    return isJoined ? (nodes[key === 'ArrowRight' ? to : source] ?? []) : [];
  });
}

function nearest(from: SceneNode, nodes: readonly SceneNode[]): SceneNode | undefined {
  return least(nodes, (node) => Math.hypot(node.x - from.x, node.y - from.y));
}

/** The nearest node in a direction, more or less. A node of the same source or target counts as half as far. */
function beside(
  scene: Scene,
  from: SceneNode,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): SceneNode | undefined {
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  const kin = isAcross ? new Set<SceneNode>() : siblings(scene, from);
  return least(scene.nodes, (node) => {
    const dx = node.x - from.x;
    const dy = node.y - from.y;
    const along = (isAcross ? dx : dy) * sign;
    const aside = Math.abs(isAcross ? dy : dx);
    if (along <= 0) return Infinity;
    return (along + aside * 2) * (kin.has(node) ? 0.5 : 1);
  });
}

function siblings(scene: Scene, from: SceneNode): ReadonlySet<SceneNode> {
  return new Set([
    ...joined(scene, from, 'ArrowLeft').flatMap((node) => joined(scene, node, 'ArrowRight')),
    ...joined(scene, from, 'ArrowRight').flatMap((node) => joined(scene, node, 'ArrowLeft')),
  ]);
}

/** The nodes that no edge enters, or that none leaves; notes and their like only where there is nothing else. */
function ends({ nodes, edges }: Scene, end: 'source' | 'target'): readonly SceneNode[] {
  const joinedIds = new Set(edges.map(({ edge }) => edge[end]));
  const free = nodes.filter(({ node }) => !joinedIds.has(node.id));
  const working = free.filter(({ node }) => findNodeType(node.type)?.category !== 'canvas');
  return working.length > 0 ? working : free;
}

/** From left to right, and from the top down where they stand below each other. */
function inOrder(nodes: readonly SceneNode[]): readonly SceneNode[] {
  return nodes.toSorted((a, b) => a.x - b.x || a.y - b.y);
}

function least(
  nodes: readonly SceneNode[],
  costOf: (node: SceneNode) => number,
): SceneNode | undefined {
  let best: SceneNode | undefined;
  let bestCost = Infinity;
  for (const node of nodes) {
    const cost = costOf(node);
    if (cost >= bestCost) continue;
    best = node;
    bestCost = cost;
  }
  return best;
}
