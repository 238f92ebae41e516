import { FoldVertical } from 'lucide-react';
import { isCollapsed } from '../../shared/graph/frames.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { selectedFrames } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Draws the selected frames as small boxes, or opens them when all of them are. */
export const toggleCollapsed: Action = {
  id: 'toggle-collapsed',
  group: 'edit',
  icon: FoldVertical,
  isEnabled: (app) => selectedFrames(app).length > 0,
  whyNot: () => t('actions.whyNot.frame'),
  titleNow: (app) => t(collapses(app) ? 'actions.now.collapse' : 'actions.now.expand'),
  perform: (app) => {
    const frames = selectedFrames(app);
    const collapsed = collapses(app);
    app.document
      .getState()
      .applyAll(
        frames.map(({ id }) => ({ type: 'setSettings', nodeId: id, settings: { collapsed } })),
      );
    // What is not drawn any more is no selection that anybody sees.
    app.view.getState().select({ nodes: frames.map(({ id }) => id) });
  },
};

function collapses(app: App): boolean {
  return selectedFrames(app).some((frame) => !isCollapsed(frame));
}
