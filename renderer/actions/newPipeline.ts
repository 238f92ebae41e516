import { FilePlus2 } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Starts with an empty canvas, in a tab of its own. */
export const newPipeline: Action = {
  id: 'new-pipeline',
  group: 'file',
  shortcut: 'Mod+Alt+N',
  worksInFields: true,
  icon: FilePlus2,
  isEnabled: always,
  perform: ({ tabs }) => {
    tabs.getState().add();
  },
};
