import type { Problem } from '../../../shared/graph/problems.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** What is wrong, without the title of the node, for a place that shows the title already. */
export function faultText(problem: Problem): string {
  return shownSentence(problem.fault ?? problem);
}
