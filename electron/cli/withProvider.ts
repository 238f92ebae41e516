import { nodesOf, type GraphNode, type Pipeline } from '../../shared/domain/graph.ts';
import type { ConnectionInfo } from '../../shared/api/types.ts';
import { applyCommand } from '../../shared/graph/commands.ts';
import { badUsage } from './cliError.ts';

/** Where models are to run: all of them, or only those that the pipeline runs at `from`. */
export type ProviderChoice = { readonly from?: string; readonly to: string };

/** Reads `lowcodeapi`, for every model, or `replicate=lowcodeapi`, for those that would run at Replicate. */
export function parseProviderChoice(text: string): ProviderChoice {
  const [first = '', ...rest] = text.split('=');
  return rest.length === 0 ? { to: first } : { from: first, to: rest.join('=') };
}

/**
 * A copy of the pipeline whose models run where these choices say; of several for one model the last counts. Throws
 * a usage error for a provider that is not known, and for one that no model of the pipeline runs at.
 */
export function withProvider(
  pipeline: Pipeline,
  choices: readonly ProviderChoice[],
  known: readonly ConnectionInfo[],
): Pipeline {
  const nodes = nodesOf(pipeline.graph).filter((node) => providerOf(node) !== undefined);
  const used = new Set(nodes.map(providerOf));
  for (const { from, to } of choices) {
    if (!known.some(({ id }) => id === to)) {
      const names = known.map(({ id }) => id).join(', ');
      throw badUsage(`There is no provider "${to}": use one of ${names}.`);
    }
    if (from !== undefined && !used.has(from)) {
      const names = used.size === 0 ? 'none' : [...used].join(', ');
      throw badUsage(`No model of this pipeline runs at "${from}": it uses ${names}.`);
    }
  }
  return nodes.reduce((result, node) => {
    const current = providerOf(node);
    const choice = choices.findLast(({ from }) => from === undefined || from === current);
    if (choice === undefined) return result;
    const settings = { provider: choice.to };
    return applyCommand(result, { type: 'setSettings', nodeId: node.id, settings });
  }, pipeline);
}

/** The provider that a node's model runs at; undefined for a node that runs none. */
function providerOf({ settings }: GraphNode): string | undefined {
  const { provider } = settings;
  return typeof provider === 'string' ? provider : undefined;
}
