import { Locate } from 'lucide-react';
import type { Action } from './action.ts';

/** Searches the nodes of the pipeline by title, and goes to the chosen one. */
export const goToNode: Action = {
  id: 'go-to-node',
  title: 'Go to a node…',
  group: 'View',
  goesOn: true,
  shortcut: 'Mod+Shift+G',
  icon: Locate,
  isEnabled: (app) => Object.keys(app.document.getState().pipeline.graph.nodes).length > 0,
  whyNot: () => 'The pipeline is empty',
  perform: (app) => app.ui.getState().openPalette({ commands: 'nodes' }),
};
