import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { NodePolicy } from '../../shared/domain/nodePolicy.ts';
import { applyCommand } from '../../shared/graph/commands.ts';

/** The pipeline with a policy on one node. */
export function withPolicy(pipeline: Pipeline, id: string, policy: NodePolicy): Pipeline {
  return applyCommand(pipeline, { type: 'setPolicy', nodeId: toNodeId(id), policy: { ...policy } });
}
