import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { listSources } from '../../../shared/graph/listSources.ts';
import { reachable } from '../../../shared/graph/order.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { sampleOutputs } from '../../../shared/run/sample.ts';
import type { RunRequest } from './runRequest.ts';

type Node = Pick<GraphNode, 'id'>;

/** Says of each node whether a run makes it anew, whatever results there are. */
export function createFreshness({
  fresh,
  from,
  pipeline,
}: Pick<RunRequest, 'fresh' | 'from' | 'pipeline'>): (node: Node) => boolean {
  if (fresh === 'all') return () => true;
  const after = reachable(pipeline.graph, from ?? [], 'down');
  const named = new Set(fresh);
  return ({ id }) => named.has(id) || after.has(id);
}

/** Cuts what a node brings down to the sample that a run is asked for. */
export function createSampling(
  { sample, pipeline }: Pick<RunRequest, 'sample' | 'pipeline'>,
  plan: Plan,
): (node: Node, outputs: PortValues) => PortValues {
  if (sample === undefined) return (_, outputs) => outputs;
  const sources = listSources(plan.graph, { models: pipeline.models });
  return ({ id }, outputs) => (sources.has(id) ? sampleOutputs(outputs, sample) : outputs);
}
