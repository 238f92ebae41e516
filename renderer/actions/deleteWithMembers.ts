import { Trash2 } from 'lucide-react';
import { withMembers } from '../../shared/graph/frames.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Deletes the selected frames with all that belongs to them. */
export const deleteWithMembers: Action = {
  id: 'delete-with-members',
  group: 'edit',
  icon: Trash2,
  isEnabled: (app) => withTheirs(app).length > selectedNodes(app).length,
  whyNot: () => t('actions.whyNot.frameWithNodes'),
  perform: (app) => {
    const { edges } = app.view.getState().selection;
    app.document.getState().apply({ type: 'remove', nodes: withTheirs(app), edges });
    app.view.getState().select({});
  },
};

function withTheirs(app: App) {
  return withMembers(app.document.getState().pipeline.graph, selectedNodes(app));
}
