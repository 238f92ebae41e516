import type { EdgeChange, NodeChange } from '@xyflow/react';
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
    nodes: Object.values(graph.nodes)
      .map(({ id }) => id)
      .filter((id) => chosen.has(id)),
    edges: graph.edges.map(({ id }) => id).filter((id) => chosen.has(id)),
  });
}
