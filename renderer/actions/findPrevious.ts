import { ArrowUp } from 'lucide-react';
import type { Action } from './action.ts';
import { stepFind } from './edits/lookAt.ts';
import { t } from '../messages/t.ts';

/** Goes to the node before that was found. */
export const findPrevious: Action = {
  id: 'find-previous',
  group: 'edit',
  shortcut: 'Shift+F3',
  worksInFields: true,
  icon: ArrowUp,
  isEnabled: (app) => (app.view.getState().find?.found.length ?? 0) > 0,
  whyNot: () => t('actions.whyNot.nothingFound'),
  perform: (app) => stepFind(app, -1),
};
