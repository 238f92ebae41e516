import { Replace } from 'lucide-react';
import { findNode } from '../../shared/domain/graph.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';

/** Chooses another node for the place of the selected one. */
export const replaceSelected: Action = {
  id: 'replace-node',
  title: 'Replace…',
  group: 'Edit',
  icon: Replace,
  isEnabled: (app) => selectedNodes(app).length === 1,
  whyNot: () => 'Select one node first',
  perform: (app) => {
    const [id] = selectedNodes(app);
    const node = id && findNode(app.document.getState().pipeline.graph, id);
    if (node) app.ui.getState().openPalette({ replace: node });
  },
};
