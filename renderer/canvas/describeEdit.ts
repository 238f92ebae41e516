import type { Edge, GraphNode, Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
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
  const added = Object.values(now).filter(({ id }) => old[id] === undefined);
  const removed = Object.values(old).filter(({ id }) => now[id] === undefined);
  const kept = Object.values(now).flatMap((node) => {
    const was = old[node.id];
    return was === undefined || was === node ? [] : [{ was, node }];
  });
  return [
    ...(added.length === 0 ? [] : [t('canvas.edit.added', { nodes: namesOf(added) })]),
    ...(removed.length === 0 ? [] : [t('canvas.edit.deleted', { nodes: namesOf(removed) })]),
    ...kept.flatMap(({ was, node }) => describeChange(was, node)),
  ];
}

function describeChange(was: GraphNode, node: GraphNode): readonly string[] {
  const isRenamed = was.title !== node.title;
  const isSwitched = (was.disabled === true) !== (node.disabled === true);
  return [
    ...(isRenamed
      ? [t('canvas.edit.renamed', { before: titleOf(was), after: titleOf(node) })]
      : []),
    ...(isSwitched
      ? [
          t(node.disabled === true ? 'canvas.edit.disabled' : 'canvas.edit.enabled', {
            node: titleOf(node),
          }),
        ]
      : []),
  ];
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
  const moved = Object.values(after.graph.nodes).filter(({ id }) => {
    const [was, is] = [before.layout[id], after.layout[id]];
    return was !== undefined && is !== undefined && (was.x !== is.x || was.y !== is.y);
  });
  return moved.length === 0 ? [] : [t('canvas.edit.moved', { nodes: namesOf(moved) })];
}

function namesOf(nodes: readonly GraphNode[]): string {
  const [only] = nodes;
  return only === undefined || nodes.length > 1
    ? t('common.nodes', { count: nodes.length })
    : titleOf(only);
}
