import {
  nodesOf,
  type Edge,
  type GraphNode,
  type NodeLayout,
  type Pipeline,
} from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { isCollapsed } from '../../shared/graph/frames.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';
import { t } from '../messages/t.ts';

/** What an edit did to the canvas, in short sentences for somebody who does not see it; empty where it only filled a field. */
export function describeEdit(before: Pipeline, after: Pipeline): string {
  return [
    ...describeNodes(before, after),
    ...describeEdges(before, after),
    ...describeMoves(before, after),
  ].join(' ');
}

function describeNodes(before: Pipeline, after: Pipeline): readonly string[] {
  const [old, now] = [before.graph.nodes, after.graph.nodes];
  if (old === now) return [];
  const added: GraphNode[] = [];
  const kept: Kept[] = [];
  for (const node of nodesOf(after.graph)) {
    const was = old[node.id];
    if (was === undefined) added.push(node);
    else if (was !== node) kept.push({ was, node });
  }
  const there = nodesOf(before.graph);
  const isLess = there.length > nodesOf(after.graph).length - added.length;
  const removed = isLess ? there.filter(({ id }) => now[id] === undefined) : [];
  return [
    ...(added.length === 0 ? [] : [t('canvas.edit.added', { nodes: namesOf(added) })]),
    ...(removed.length === 0 ? [] : [t('canvas.edit.deleted', { nodes: namesOf(removed) })]),
    ...describeNames(kept),
    ...describeStates(kept),
  ];
}

type Kept = { readonly was: GraphNode; readonly node: GraphNode };

function describeNames(kept: readonly Kept[]): readonly string[] {
  return kept.flatMap(({ was, node }) =>
    was.title === node.title
      ? []
      : [t('canvas.edit.renamed', { before: titleOf(was), after: titleOf(node) })],
  );
}

/** What a node can be or not, and how it is told that it has become so, or is so no more. */
const states = [
  { is: (node: GraphNode) => node.disabled === true, on: 'disabled', off: 'enabled' },
  { is: (node: GraphNode) => node.bypassed === true, on: 'bypassed', off: 'notBypassed' },
  { is: isCollapsed, on: 'collapsed', off: 'expanded' },
  { is: (node: GraphNode) => node.frame !== undefined, on: 'framed', off: 'unframed' },
] as const;

/** However many nodes become so at once, it is one sentence. */
function describeStates(kept: readonly Kept[]): readonly string[] {
  return states.flatMap(({ is, on, off }) =>
    [true, false].flatMap((isNow) => {
      const turned = kept.filter(({ was, node }) => is(was) !== is(node) && is(node) === isNow);
      const node = namesOf(turned.map((each) => each.node));
      return turned.length === 0 ? [] : [t(`canvas.edit.${isNow ? on : off}`, { node })];
    }),
  );
}

/** The edges of a node that is gone go without saying. */
function describeEdges(before: Pipeline, after: Pipeline): readonly string[] {
  if (before.graph.edges === after.graph.edges) return [];
  const connected = missingIn(before, after);
  const cut = missingIn(after, before).filter(
    ({ source, target }) =>
      after.graph.nodes[source] !== undefined && after.graph.nodes[target] !== undefined,
  );
  return [
    ...(cut.length === 0 ? [] : [t('canvas.edit.disconnected', { edges: edgeNames(before, cut) })]),
    ...(connected.length === 0
      ? []
      : [t('canvas.edit.connected', { edges: edgeNames(after, connected) })]),
  ];
}

function missingIn({ graph }: Pipeline, other: Pipeline): readonly Edge[] {
  const known = new Set(graph.edges.map(({ id }) => id));
  return other.graph.edges.filter(({ id }) => !known.has(id));
}

function edgeNames({ graph }: Pipeline, edges: readonly Edge[]): string {
  const [only] = edges;
  if (only === undefined || edges.length > 1)
    return t('canvas.edit.edges', { count: edges.length });
  const name = (id: NodeId): string => {
    const node = graph.nodes[id];
    return node === undefined ? t('canvas.names.missing') : titleOf(node);
  };
  return t('canvas.edit.edge', { source: name(only.source), target: name(only.target) });
}

function describeMoves(before: Pipeline, after: Pipeline): readonly string[] {
  if (before.layout === after.layout) return [];
  const where = (differs: (was: NodeLayout, is: NodeLayout) => boolean): readonly GraphNode[] =>
    nodesOf(after.graph).filter(({ id }) => {
      const was = before.layout[id];
      const is = after.layout[id];
      return was !== is && was !== undefined && is !== undefined && differs(was, is);
    });
  const resized = where((was, is) => was.width !== is.width || was.height !== is.height);
  // A side that is drawn to the left moves the node, too.
  const moved = where((was, is) => was.x !== is.x || was.y !== is.y).filter(
    (node) => !resized.includes(node),
  );
  return [
    ...(moved.length === 0 ? [] : [t('canvas.edit.moved', { nodes: namesOf(moved) })]),
    ...(resized.length === 0 ? [] : [t('canvas.edit.resized', { nodes: namesOf(resized) })]),
  ];
}

function namesOf(nodes: readonly GraphNode[]): string {
  const [only] = nodes;
  return only === undefined || nodes.length > 1
    ? t('common.nodes', { count: nodes.length })
    : titleOf(only);
}
