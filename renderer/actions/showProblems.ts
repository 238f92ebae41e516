import { CircleAlert } from 'lucide-react';
import { always, type Action } from './action.ts';
import { tellKnown } from './edits/goToProblem.ts';

/** Lists what keeps the pipeline from running, and what would not run. */
export const showProblems: Action = {
  id: 'show-problems',
  group: 'view',
  shortcut: 'Mod+Shift+X',
  worksInFields: true,
  icon: CircleAlert,
  isEnabled: always,
  perform: (app) => {
    tellKnown(app);
    app.ui.getState().showLog('problems');
  },
};
