import { CircleArrowDown } from 'lucide-react';
import type { Action } from './action.ts';
import { hasProblems, stepProblem } from './edits/goToProblem.ts';

/** Goes to the next problem of the pipeline, and to the field that it is about. */
export const nextProblem: Action = {
  id: 'next-problem',
  title: 'Next problem',
  group: 'View',
  shortcut: 'F8',
  worksInFields: true,
  icon: CircleArrowDown,
  isEnabled: hasProblems,
  whyNot: () => 'There are no problems',
  perform: (app) => stepProblem(app, 1),
};
