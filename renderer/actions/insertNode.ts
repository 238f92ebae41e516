import { CirclePlus } from 'lucide-react';
import type { Edge } from '../../shared/domain/graph.ts';
import { middleOfEdge } from '../canvas/insert/edgeAt.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { endsOf } from './edits/insertIntoEdge.ts';
import { sceneOf } from './edits/sceneOf.ts';
import { hasSelectedNodes } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Chooses a node to lead the selected edge through. */
export const insertNode: Action = {
  id: 'insert-node',
  group: 'edit',
  icon: CirclePlus,
  isEnabled: (app) => selectedEdge(app) !== undefined,
  whyNot: () => t('actions.whyNot.oneConnection'),
  perform: (app) => {
    const edge = selectedEdge(app);
    const ends = edge && endsOf(app.document.getState().pipeline, edge);
    if (edge === undefined || ends === undefined) return;
    const scene = sceneOf(app);
    const line = scene.edges.find((each) => each.edge === edge);
    const at = line && middleOfEdge(scene, line);
    app.ui.getState().openPalette({ into: { edgeId: edge.id, ...ends }, ...(at && { at }) });
  },
};

/** The only thing that is selected, where that is an edge whose ports are both there. */
function selectedEdge(app: App): Edge | undefined {
  const { pipeline } = app.document.getState();
  const [id, ...others] = app.view.getState().selection.edges;
  if (id === undefined || others.length > 0 || hasSelectedNodes(app)) return undefined;
  const edge = pipeline.graph.edges.find((each) => each.id === id);
  return edge !== undefined && endsOf(pipeline, edge) !== undefined ? edge : undefined;
}
