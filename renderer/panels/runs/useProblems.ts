import { useMemo } from 'react';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { allProblems } from '../../actions/edits/goToProblem.ts';
import { useView } from '../../engine/AppContext.tsx';

/** Everything that is known to be wrong with the shown document. */
export function useProblems(): readonly ListedProblem[] {
  const problems = useView((state) => state.problems);
  const known = useView((state) => state.known);
  return useMemo(() => allProblems({ problems, known }), [problems, known]);
}
