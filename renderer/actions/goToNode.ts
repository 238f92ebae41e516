import { Locate } from 'lucide-react';
import type { Action } from './action.ts';
import { t } from '../messages/t.ts';

/** Searches the nodes of the pipeline by title, and goes to the chosen one. */
export const goToNode: Action = {
  id: 'go-to-node',
  group: 'view',
  goesOn: true,
  shortcut: 'Mod+Shift+G',
  icon: Locate,
  isEnabled: (app) => Object.keys(app.document.getState().pipeline.graph.nodes).length > 0,
  whyNot: () => t('actions.whyNot.emptyPipeline'),
  perform: (app) => app.ui.getState().openPalette({ commands: 'nodes' }),
};
