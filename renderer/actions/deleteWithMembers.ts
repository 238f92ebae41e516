import { Trash2 } from 'lucide-react';
import { withMembers } from '../../shared/graph/frames.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';

/** Deletes the selected frames with all that belongs to them. */
export const deleteWithMembers: Action = {
  id: 'delete-with-members',
  title: 'Delete frame and its nodes',
  group: 'Edit',
  icon: Trash2,
  isEnabled: (app) => withTheirs(app).length > selectedNodes(app).length,
  whyNot: () => 'Select a frame with nodes first',
  perform: (app) => {
    const { edges } = app.view.getState().selection;
    app.document.getState().apply({ type: 'remove', nodes: withTheirs(app), edges });
    app.view.getState().select({});
  },
};

function withTheirs(app: App) {
  return withMembers(app.document.getState().pipeline.graph, selectedNodes(app));
}
