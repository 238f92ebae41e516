import { Workflow } from 'lucide-react';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { tidyNodes } from './edits/tidyNodes.ts';
import { t } from '../messages/t.ts';

/** Lays out the selected nodes, or all of them where fewer than two are selected. */
export const tidy: Action = {
  id: 'tidy',
  group: 'edit',
  shortcut: 'Shift+A',
  icon: Workflow,
  isEnabled: (app) =>
    app.view.getState().tidying === null &&
    Object.keys(app.document.getState().pipeline.graph.nodes).length > 1,
  whyNot: (app) =>
    app.view.getState().tidying === null
      ? t('actions.whyNot.noTwoNodes')
      : t('actions.whyNot.tidying'),
  perform: async (app) => {
    const selected = selectedNodes(app);
    if (selected.length > 1) return tidyNodes(app, selected);
    await tidyNodes(
      app,
      Object.values(app.document.getState().pipeline.graph.nodes).map(({ id }) => id),
    );
    app.canvas.fit();
  },
};
