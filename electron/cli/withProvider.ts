import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import type { ConnectionInfo } from '../../shared/api/types.ts';
import { applyCommand } from '../../shared/graph/commands.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import { badUsage } from './cliError.ts';

/** A copy of the pipeline whose models all run at this provider. Throws a usage error for one that is not known. */
export function withProvider(
  pipeline: Pipeline,
  provider: string,
  known: readonly ConnectionInfo[],
): Pipeline {
  if (!known.some(({ id }) => id === provider)) {
    const names = known.map(({ id }) => id).join(', ');
    throw badUsage(`There is no provider "${provider}": use one of ${names}.`);
  }
  const models = nodesOf(pipeline.graph).filter(
    ({ type }) => findNodeType(type)?.category === 'model',
  );
  return models.reduce(
    (result, { id }) =>
      applyCommand(result, { type: 'setSettings', nodeId: id, settings: { provider } }),
    pipeline,
  );
}
