import { CircleArrowUp } from 'lucide-react';
import type { Action } from './action.ts';
import { hasProblems, stepProblem } from './edits/goToProblem.ts';
import { t } from '../messages/t.ts';

/** Goes to the problem before, and to the field that it is about. */
export const previousProblem: Action = {
  id: 'previous-problem',
  group: 'view',
  shortcut: 'Shift+F8',
  worksInFields: true,
  icon: CircleArrowUp,
  isEnabled: hasProblems,
  whyNot: () => t('actions.whyNot.noProblems'),
  perform: (app) => stepProblem(app, -1),
};
