import { FoldVertical } from 'lucide-react';
import { isCollapsed } from '../../shared/graph/frames.ts';
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
  perform: (app) => {
    const frames = selectedFrames(app);
    const collapsed = frames.some((frame) => !isCollapsed(frame));
    app.document
      .getState()
      .applyAll(
        frames.map(({ id }) => ({ type: 'setSettings', nodeId: id, settings: { collapsed } })),
      );
    // What is not drawn any more is no selection that anybody sees.
    app.view.getState().select({ nodes: frames.map(({ id }) => id) });
  },
};
