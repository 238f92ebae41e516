import { Settings } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Opens the settings: connections, theme, output folder. */
export const openSettings: Action = {
  id: 'open-settings',
  group: 'settings',
  shortcut: 'Mod+,',
  worksInFields: true,
  icon: Settings,
  isEnabled: always,
  perform: (app) => app.ui.getState().showDialog({ kind: 'settings' }),
};
