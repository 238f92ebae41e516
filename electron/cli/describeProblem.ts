import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import { printable } from './printable.ts';

/** A problem as one line: where it is, then what it is. */
export function describeProblem(problem: Problem, pipeline: Pipeline): string {
  const node = nodesOf(pipeline.graph).find(({ id }) => id === problem.nodeId);
  if (node === undefined) return printable(problem.message);
  const port = problem.port === undefined ? '' : `, ${problem.port}`;
  return printable(`${titleOf(node)}${port}: ${problem.message}`);
}
