import { Undo2 } from 'lucide-react';
import type { Action } from './action.ts';
import { t } from '../messages/t.ts';

/** Brings the document back that was closed last, with what was not saved in it. */
export const reopenTab: Action = {
  id: 'reopen-tab',
  group: 'file',
  shortcut: 'Mod+Alt+R',
  otherShortcuts: ['Mod+Shift+T'],
  worksInFields: true,
  icon: Undo2,
  isEnabled: ({ tabs }) => tabs.getState().closed.length > 0,
  whyNot: () => t('actions.whyNot.nothingClosed'),
  perform: ({ tabs }) => tabs.getState().reopen(),
};
