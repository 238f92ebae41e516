import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { badUsage } from './cliError.ts';

/**
 * The nodes that `--again` asks for, by id or title; capitals do not matter, and all nodes of one title are meant. An
 * empty name is all nodes, no name is none. Throws for a name that no node has.
 */
export function freshNodes(
  pipeline: Pipeline,
  names: readonly string[],
): 'all' | readonly NodeId[] | undefined {
  if (names.length === 0) return undefined;
  const nodes = nodesOf(pipeline.graph);
  const found = names
    .filter((name) => name !== '')
    .flatMap((name) => {
      const named = nodes.filter(
        (node) => node.id === name || titleOf(node).toLowerCase() === name.toLowerCase(),
      );
      if (named.length > 0) return named.map(({ id }) => id);
      const titles = [...new Set(nodes.map(titleOf))].slice(0, 8).map((title) => `"${title}"`);
      throw badUsage(
        `The pipeline has no node called "${name}" to run again: it has ${titles.join(', ')}. Write a bare --again after the file.`,
      );
    });
  return names.includes('') ? 'all' : found;
}
