import { CircleArrowUp } from 'lucide-react';
import type { Action } from './action.ts';
import { hasProblems, stepProblem } from './edits/goToProblem.ts';

/** Goes to the problem before, and to the field that it is about. */
export const previousProblem: Action = {
  id: 'previous-problem',
  title: 'Previous problem',
  group: 'View',
  shortcut: 'Shift+F8',
  worksInFields: true,
  icon: CircleArrowUp,
  isEnabled: hasProblems,
  whyNot: () => 'There are no problems',
  perform: (app) => stepProblem(app, -1),
};
