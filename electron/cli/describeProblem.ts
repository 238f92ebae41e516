import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import { printable } from './printable.ts';

/** A problem as one line that names its node, also where the message does not. */
export function describeProblem(problem: Problem, pipeline: Pipeline): string {
  const node = nodesOf(pipeline.graph).find(({ id }) => id === problem.nodeId);
  if (node === undefined || problem.message.includes(titleOf(node)))
    return printable(problem.message);
  return printable(`"${titleOf(node)}": ${problem.message}`);
}
