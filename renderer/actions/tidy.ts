import { nodesOf } from '../../shared/domain/graph.ts';
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
    nodesOf(app.document.getState().pipeline.graph).length > 1,
  whyNot: (app) =>
    app.view.getState().tidying === null
      ? t('actions.whyNot.noTwoNodes')
      : t('actions.whyNot.tidying'),
  perform: async (app) => {
    const selected = selectedNodes(app);
    if (selected.length > 1) return tidyNodes(app, selected);
    await tidyNodes(
      app,
      nodesOf(app.document.getState().pipeline.graph).map(({ id }) => id),
    );
    app.canvas.fit();
  },
};
