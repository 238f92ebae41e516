import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isFrame } from '../../../shared/graph/frames.ts';
import type { App } from '../../engine/app.ts';

/** The selected nodes that are still in the document. */
export function selectedNodes(app: App): readonly NodeId[] {
  const { nodes } = app.document.getState().pipeline.graph;
  return app.view.getState().selection.nodes.filter((id) => Object.hasOwn(nodes, id));
}

/** The node that an action on one node is about: that of the keyboard where it is selected or nothing is, else the only selected one. */
export function nodeInQuestion(app: App): NodeId | undefined {
  const selected = selectedNodes(app);
  const focused = app.canvas.focusedNode();
  const { nodes } = app.document.getState().pipeline.graph;
  const isMeant = selected.length === 0 || (focused !== undefined && selected.includes(focused));
  if (focused !== undefined && isMeant && Object.hasOwn(nodes, focused)) return focused;
  return selected.length === 1 ? selected[0] : undefined;
}

/** The selected nodes that are frames. */
export function selectedFrames(app: App): readonly GraphNode[] {
  const { nodes } = app.document.getState().pipeline.graph;
  return selectedNodes(app).flatMap((id) => {
    const node = nodes[id];
    return node !== undefined && isFrame(node) ? [node] : [];
  });
}

/** Says whether any node is selected. */
export function hasSelectedNodes(app: App): boolean {
  return selectedNodes(app).length > 0;
}

/** Says whether any node or edge is selected. */
export function hasSelection(app: App): boolean {
  return hasSelectedNodes(app) || app.view.getState().selection.edges.length > 0;
}
