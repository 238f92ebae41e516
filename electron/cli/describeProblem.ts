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
  const message = problem.message.replace(`"${title}": `, '');
  if (nodes.some((other) => other !== node && titleOf(other) === title))
    return printable(`"${title}" (${node.id}): ${message}`);
  return printable(message.includes(title) ? problem.message : `"${title}": ${message}`);
}
