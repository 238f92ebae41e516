import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import type { Problem } from '../../../shared/graph/problems.ts';

/** Two that are equal are seen at a glance; more fill the list with nothing new. */
const fewest = 3;

/** Problems that say the same of different nodes, or one by itself. */
export type ProblemGroup = {
  /** The same after one of them is mended. */
  readonly key: string;
  readonly first: ListedProblem;
  /** All of them, with the first. */
  readonly problems: readonly ListedProblem[];
};

/** The problems with those that are equal but for their node together, where the first of them stood. */
export function groupProblems(problems: readonly ListedProblem[]): readonly ProblemGroup[] {
  const alike = Map.groupBy(
    problems,
    (problem) => `${problem.severity} ${(problem.fault ?? problem).message}`,
  );
  return [...alike].flatMap(([key, group]) =>
    group.length < fewest
      ? group.map((first) => ({ key: keyOfProblem(first), first, problems: [first] }))
      : group.slice(0, 1).map((first) => ({ key, first, problems: group })),
  );
}

/** One text for the same problem, also after a check that found it again. */
export function keyOfProblem({ nodeId, port, message }: Problem): string {
  return JSON.stringify([nodeId, port, message]);
}
