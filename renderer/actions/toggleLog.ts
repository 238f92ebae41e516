import { PanelBottom } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows or hides the log of the run. */
export const toggleLog: Action = {
  id: 'toggle-log',
  group: 'view',
  shortcut: 'Mod+J',
  worksInFields: true,
  icon: PanelBottom,
  isEnabled: always,
  perform: (app) => {
    const { logOpen, setPanels } = app.ui.getState();
    setPanels({ logOpen: !logOpen });
  },
};
