import { History } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Lists the past runs. */
export const showHistory: Action = {
  id: 'show-history',
  group: 'view',
  icon: History,
  isEnabled: always,
  perform: (app) => app.ui.getState().showLog('history'),
};
