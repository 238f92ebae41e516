import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import { printable } from './printable.ts';

/** A problem as one line that names its node, also where the message does not. */
export function describeProblem(problem: Problem, pipeline: Pipeline): string {
  const nodes = nodesOf(pipeline.graph);
  const node = nodes.find(({ id }) => id === problem.nodeId);
  if (node === undefined) return printable(problem.message);
  const title = titleOf(node);
  if (nodes.some((other) => other !== node && titleOf(other) === title))
    return printable(`"${title}" (${node.id}): ${problem.message}`);
  if (problem.message.includes(title)) return printable(problem.message);
  return printable(`"${title}": ${problem.message}`);
}
