import { CircleArrowDown } from 'lucide-react';
import type { Action } from './action.ts';
import { hasProblems, stepProblem } from './edits/goToProblem.ts';
import { t } from '../messages/t.ts';

/** Goes to the next problem of the pipeline, and to the field that it is about. */
export const nextProblem: Action = {
  id: 'next-problem',
  group: 'view',
  shortcut: 'F8',
  worksInFields: true,
  icon: CircleArrowDown,
  isEnabled: hasProblems,
  whyNot: () => t('actions.whyNot.noProblems'),
  perform: (app) => stepProblem(app, 1),
};
