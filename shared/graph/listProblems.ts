import { findNode, type Pipeline } from '../domain/graph.ts';
import { disabledBy } from './frames.ts';
import { planRun } from './plan.ts';
import { problemOf } from './problemOf.ts';
import type { Problem } from './problems.ts';
import { say } from '../sentences/say.ts';

/** `error`: no run can start; `warning`: this node would not run. */
export type ListedProblem = Problem & { readonly severity: 'error' | 'warning' };

/** What a run of the pipeline would be refused for, and what would not run, as the document alone tells it. Of an empty one nothing. */
export function listProblems(pipeline: Pipeline): readonly ListedProblem[] {
  if (Object.keys(pipeline.graph.nodes).length === 0) return [];
  const { problems, left } = planRun({ pipeline }).report;
  const warnings = [...left].flatMap(([nodeId, why]): readonly ListedProblem[] => {
    const node = findNode(pipeline.graph, nodeId);
    // That a node is disabled is what somebody wants.
    if (node === undefined || disabledBy(pipeline.graph, node) !== undefined) return [];
    return [{ severity: 'warning', ...problemOf(node, say('graph.doesNotRun', { why })) }];
  });
  return [...problems.map((problem) => ({ ...problem, severity: 'error' as const })), ...warnings];
}
