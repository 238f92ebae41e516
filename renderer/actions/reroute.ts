import { Spline } from 'lucide-react';
import type { Action } from './action.ts';
import { addReroute } from './edits/addReroute.ts';
import { t } from '../messages/t.ts';

/** Leads the selected edge through a dot that can be moved. */
export const reroute: Action = {
  id: 'reroute',
  group: 'edit',
  icon: Spline,
  isEnabled: (app) => app.view.getState().selection.edges.length === 1,
  whyNot: () => t('actions.whyNot.oneConnection'),
  perform: (app) => {
    const [edge] = app.view.getState().selection.edges;
    if (edge !== undefined) addReroute(app, edge);
  },
};
