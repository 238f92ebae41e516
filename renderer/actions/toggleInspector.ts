import { PanelRight } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows or hides the inspector. */
export const toggleInspector: Action = {
  id: 'toggle-inspector',
  group: 'view',
  shortcut: 'Mod+I',
  worksInFields: true,
  icon: PanelRight,
  isEnabled: always,
  perform: (app) => {
    const { inspectorOpen, setPanels } = app.ui.getState();
    setPanels({ inspectorOpen: !inspectorOpen });
  },
};
