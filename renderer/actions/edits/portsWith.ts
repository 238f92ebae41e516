import type { DeploymentChoice, ModelChoice } from '../../../shared/api/types.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { modelSettings } from './modelSettings.ts';

type Wanted = { readonly provider: string; readonly choice: ModelChoice | DeploymentChoice };

/** The ports that a node would have with another model, without its being changed. */
export function portsWith(node: GraphNode, { provider, choice }: Wanted): NodePorts {
  const { settings, models } = modelSettings(provider, choice);
  const { deployment: _, ...others } = node.settings;
  return portsOf({ ...node, settings: { ...others, ...settings } }, { models });
}
