import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { badUsage } from './cliError.ts';

/** What of a pipeline is to run, as flags say it: nodes by id or title. */
export type ScopeFlags = {
  /** Nodes to run again; an empty name is all. */
  readonly again: readonly string[];
  readonly target: readonly string[];
  readonly from: readonly string[];
  readonly sample?: number;
};

/** The same as the engine is asked. */
type RunChoice = {
  readonly fresh?: 'all' | NodeId[];
  readonly target?: NodeId[];
  readonly from?: NodeId[];
  readonly sample?: number;
};

/** What flags ask for. Throws a usage error for a name that no node has. */
export function runChoice(pipeline: Pipeline, flags: ScopeFlags): RunChoice {
  const { again, target, from, sample } = flags;
  const find = (names: readonly string[], option: string): NodeId[] =>
    names.flatMap((name) => findNodes(pipeline, name, option));
  const named = again.filter((name) => name !== '');
  const fresh = find(named, '--again');
  return {
    ...(again.length === 0 ? {} : { fresh: again.includes('') ? ('all' as const) : fresh }),
    ...(target.length === 0 ? {} : { target: find(target, '--target') }),
    ...(from.length === 0 ? {} : { from: find(from, '--from') }),
    ...(sample === undefined ? {} : { sample }),
  };
}

/** The node with this id, or all of this title; capitals do not matter. */
function findNodes(pipeline: Pipeline, name: string, option: string): readonly NodeId[] {
  const nodes = nodesOf(pipeline.graph);
  const found = nodes.filter(
    (node) => node.id === name || titleOf(node).toLowerCase() === name.toLowerCase(),
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const titles = [...new Set(nodes.map(titleOf))].slice(0, 8).map((title) => `"${title}"`);
  const hint = option === '--again' ? ' Write a bare --again after the file.' : '';
  throw badUsage(
    `The pipeline has no node called "${name}" for ${option}: it has ${titles.join(', ')}.${hint}`,
  );
}
