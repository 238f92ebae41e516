import { ArrowDown } from 'lucide-react';
import type { Action } from './action.ts';
import { stepFind } from './edits/lookAt.ts';
import { t } from '../messages/t.ts';

/** Goes to the next node that was found. */
export const findNext: Action = {
  id: 'find-next',
  group: 'edit',
  shortcut: 'F3',
  worksInFields: true,
  icon: ArrowDown,
  isEnabled: (app) => (app.view.getState().find?.found.length ?? 0) > 0,
  whyNot: () => t('actions.whyNot.nothingFound'),
  perform: (app) => stepFind(app, 1),
};
