import { Boxes } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Opens what an account has at a provider: predictions, trainings, deployments, models, files. */
export const openManage: Action = {
  id: 'open-manage',
  group: 'settings',
  shortcut: 'Mod+Shift+M',
  worksInFields: true,
  icon: Boxes,
  isEnabled: always,
  perform: (app) => app.ui.getState().setManageOpen(true),
};
