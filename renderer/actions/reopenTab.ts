import { Undo2 } from 'lucide-react';
import type { Action } from './action.ts';

/** Brings the document back that was closed last, with what was not saved in it. */
export const reopenTab: Action = {
  id: 'reopen-tab',
  title: 'Reopen closed pipeline',
  group: 'File',
  shortcut: 'Mod+Alt+R',
  otherShortcuts: ['Mod+Shift+T'],
  worksInFields: true,
  icon: Undo2,
  isEnabled: ({ tabs }) => tabs.getState().closed.length > 0,
  whyNot: () => 'Nothing was closed',
  perform: ({ tabs }) => tabs.getState().reopen(),
};
