import type { NodeId } from '../../../shared/domain/ids.ts';
import { seenFor } from '../../../shared/graph/frames.ts';
import type { App } from '../../engine/app.ts';

/** Selects the found node that is so many further on, and brings it into view; the row is a ring. */
export function stepFind(app: App, steps: number): void {
  const { find } = app.view.getState();
  if (find === null || find.found.length === 0) return;
  const { found } = find;
  const at = find.at === null ? -1 : found.indexOf(find.at);
  const from = at === -1 && steps < 0 ? 0 : at;
  const next = found[(from + steps + found.length) % found.length];
  if (next !== undefined) lookAt(app, next);
}

/** Selects a found node, or the collapsed frame that is seen for it, and brings it into view; the focus stays in the box. */
export function lookAt(app: App, nodeId: NodeId): void {
  const { find, setFind, select } = app.view.getState();
  if (find !== null) setFind({ ...find, at: nodeId });
  select({ nodes: [seenFor(app.document.getState().pipeline.graph, nodeId)] });
  app.canvas.show(nodeId);
}

/** Ends the search; the node that was looked at has the focus then, or else what had it before. */
export function closeFind(app: App, before: Element | null): void {
  const { find, setFind } = app.view.getState();
  setFind(null);
  if (find === null) return;
  const { nodes } = app.document.getState().pipeline.graph;
  if (find.at !== null && nodes[find.at] !== undefined) app.canvas.reveal(find.at);
  else if (before instanceof HTMLElement && before.isConnected) before.focus();
  else app.canvas.focusCanvas();
}
