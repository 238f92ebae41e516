import type { NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';

/** The selected nodes that are still in the document. */
export function selectedNodes(app: App): readonly NodeId[] {
  const { nodes } = app.document.getState().pipeline.graph;
  return app.view.getState().selection.nodes.filter((id) => Object.hasOwn(nodes, id));
}

/** Says whether any node is selected. */
export function hasSelectedNodes(app: App): boolean {
  return selectedNodes(app).length > 0;
}

/** Says whether any node or edge is selected. */
export function hasSelection(app: App): boolean {
  return hasSelectedNodes(app) || app.view.getState().selection.edges.length > 0;
}
