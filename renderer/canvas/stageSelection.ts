import { nodesOf } from '../../shared/domain/graph.ts';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { App } from '../engine/app.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

type Changed = {
  readonly changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[];
  /** What is chosen is added to the selection, as with Shift. */
  readonly isMulti: boolean;
  /** The nodes and edges that React Flow knows: others it cannot take from the selection. */
  readonly drawn: ReadonlySet<string>;
};

/** Takes over what React Flow says was selected or no longer is. */
export function selectChanged(app: App, changed: Changed): void {
  const { isMulti, drawn } = changed;
  const changes = changed.changes.filter((change) => change.type === 'select');
  if (changes.length === 0) return;
  const { selection, select } = app.view.getState();
  const { graph } = app.document.getState().pipeline;
  const isAlone = !isMulti && changes.some(({ selected }) => selected);
  const before: readonly string[] = [...selection.nodes, ...selection.edges];
  const chosen = new Set(isAlone ? before.filter((id) => drawn.has(id)) : before);
  for (const { id, selected } of changes) {
    if (selected) chosen.add(id);
    else chosen.delete(id);
  }
  select({
    nodes: nodesOf(graph)
      .map(({ id }) => id)
      .filter((id) => chosen.has(id)),
    edges: graph.edges.map(({ id }) => id).filter((id) => chosen.has(id)),
  });
}

/** Of several that are selected this node stays so; React Flow leaves all of them. */
export function selectOnly(app: App, id: NodeId): void {
  const { selection, select } = app.view.getState();
  const { nodes, edges } = selection;
  if (nodes.includes(id) && nodes.length + edges.length > 1) select({ nodes: [id] });
}

/** Lets go what is selected and no longer there, as after the undo of a paste. */
export function deselectGone(app: App): void {
  const { selection, select } = app.view.getState();
  const { graph } = app.document.getState().pipeline;
  const nodes = selection.nodes.filter((id) => Object.hasOwn(graph.nodes, id));
  const there = new Set(selection.edges.length === 0 ? [] : graph.edges.map(({ id }) => id));
  const edges = selection.edges.filter((id) => there.has(id));
  const isLess = nodes.length < selection.nodes.length || edges.length < selection.edges.length;
  if (isLess) select({ nodes, edges });
}
