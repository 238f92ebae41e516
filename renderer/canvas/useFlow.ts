import {
  applyEdgeChanges,
  applyNodeChanges,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import { findNode, type NodeLayout } from '../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import {
  toFlowEdges,
  toFlowNodes,
  type FlowEdge,
  type FlowNode,
  type FlowSource,
} from './toFlow.ts';

type Flow = Shown & {
  readonly onNodesChange: (changes: readonly NodeChange<FlowNode>[]) => void;
  readonly onEdgesChange: (changes: readonly EdgeChange<FlowEdge>[]) => void;
};

type Shown = {
  /** Which document the nodes are of. */
  readonly loadCount: number;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
};

/** React Flow's nodes and edges: the document and the selection, plus what only the canvas knows (sizes, a drag under way). */
export function useFlow(): Flow {
  const app = useApp();
  const [shown, setShown] = useState<Shown>(() =>
    nextShown(app, { loadCount: 0, nodes: [], edges: [] }),
  );

  useEffect(() => {
    const show = (): void => setShown((before) => nextShown(app, before));
    show();
    const stops = [
      app.document.subscribe((state, before) => state.pipeline !== before.pipeline && show()),
      app.view.subscribe((state, before) => state.selection !== before.selection && show()),
    ];
    return () => {
      for (const stop of stops) stop();
      // What was being dragged ends with its canvas.
      app.keeper.move(null);
      app.view.getState().setConnecting(null);
    };
  }, [app]);

  const onNodesChange = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      setShown((before) => ({
        ...before,
        nodes: applyNodeChanges([...changes], [...before.nodes]),
      }));
      selectNodes(app, changes);
      const dragged = placesOf(app, changes, true);
      if (Object.keys(dragged).length > 0) app.keeper.move(dragged);
      const layout = placesOf(app, changes, false);
      if (changes.some((change) => change.type === 'position' && change.dragging === false))
        app.keeper.move(null);
      if (Object.keys(layout).length > 0) app.document.getState().apply({ type: 'place', layout });
    },
    [app],
  );
  const onEdgesChange = useCallback(
    (changes: readonly EdgeChange<FlowEdge>[]) => {
      setShown((before) => ({
        ...before,
        edges: applyEdgeChanges([...changes], [...before.edges]),
      }));
      selectEdges(app, changes);
    },
    [app],
  );
  return { ...shown, onNodesChange, onEdgesChange };
}

/** The same object where nothing on the canvas changed, so that nothing is drawn again. */
function nextShown(app: App, before: Shown): Shown {
  const { loadCount } = app.document.getState();
  const source = sourceOf(app);
  const nodes = toFlowNodes(loadCount === before.loadCount ? before.nodes : [], source);
  const edges = toFlowEdges(before.edges, source);
  const isSame = loadCount === before.loadCount && nodes === before.nodes && edges === before.edges;
  return isSame ? before : { loadCount, nodes, edges };
}

function sourceOf(app: App): FlowSource {
  const { nodes, edges } = app.view.getState().selection;
  return {
    pipeline: app.document.getState().pipeline,
    selected: new Set<string>([...nodes, ...edges]),
  };
}

/** Where nodes came to rest, or are under way of a drag: those places are not the document's yet. */
function placesOf(
  app: App,
  changes: readonly NodeChange<FlowNode>[],
  isUnderWay: boolean,
): { readonly [id: NodeId]: NodeLayout } {
  const { graph, layout } = app.document.getState().pipeline;
  const places: { [id: NodeId]: NodeLayout } = {};
  for (const change of changes) {
    if (
      change.type !== 'position' ||
      change.dragging !== isUnderWay ||
      change.position === undefined
    )
      continue;
    const node = findNode(graph, toNodeId(change.id));
    if (node === undefined) continue;
    const before = layout[node.id];
    const { x, y } = change.position;
    if (before?.x !== x || before.y !== y) places[node.id] = { ...before, x, y };
  }
  return places;
}

function selectNodes(app: App, changes: readonly NodeChange<FlowNode>[]): void {
  const { selection, select } = app.view.getState();
  const chosen = changedSelection(
    selection.nodes,
    changes,
    Object.values(app.document.getState().pipeline.graph.nodes),
  );
  if (chosen !== undefined) select({ ...selection, nodes: chosen });
}

function selectEdges(app: App, changes: readonly EdgeChange<FlowEdge>[]): void {
  const { selection, select } = app.view.getState();
  const chosen = changedSelection(
    selection.edges,
    changes,
    app.document.getState().pipeline.graph.edges,
  );
  if (chosen !== undefined) select({ ...selection, edges: chosen });
}

type Change = { readonly type: string; readonly id?: string; readonly selected?: boolean };

function changedSelection<Id extends string>(
  before: readonly Id[],
  changes: readonly Change[],
  items: readonly { readonly id: Id }[],
): readonly Id[] | undefined {
  const changed = changes.filter((change) => change.type === 'select');
  if (changed.length === 0) return undefined;
  const chosen = new Set<string>(before);
  for (const { id = '', selected } of changed) {
    if (selected === true) chosen.add(id);
    else chosen.delete(id);
  }
  return items.map((item) => item.id).filter((id) => chosen.has(id));
}
