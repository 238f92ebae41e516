import type { NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';

/** The selected nodes that are still in the document. */
export function selectedNodes(app: App): readonly NodeId[] {
  const { nodes } = app.document.getState().pipeline.graph;
  return app.view.getState().selection.nodes.filter((id) => Object.hasOwn(nodes, id));
}

/** The node that an action on one node is about: the only selected one, else, with nothing selected, that of the keyboard. */
export function nodeInQuestion(app: App): NodeId | undefined {
  const [first, ...others] = selectedNodes(app);
  if (first !== undefined) return others.length === 0 ? first : undefined;
  const focused = app.canvas.focusedNode();
  return focused !== undefined &&
    Object.hasOwn(app.document.getState().pipeline.graph.nodes, focused)
    ? focused
    : undefined;
}

/** Says whether any node is selected. */
export function hasSelectedNodes(app: App): boolean {
  return selectedNodes(app).length > 0;
}

/** Says whether any node or edge is selected. */
export function hasSelection(app: App): boolean {
  return hasSelectedNodes(app) || app.view.getState().selection.edges.length > 0;
}
