import { ListOrdered } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Lists the runs that go on, are paused or wait for their turn. */
export const showQueue: Action = {
  id: 'show-queue',
  group: 'view',
  icon: ListOrdered,
  isEnabled: always,
  perform: (app) => app.ui.getState().showLog('queue'),
};
