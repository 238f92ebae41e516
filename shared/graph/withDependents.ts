import type { Graph } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';

/** These nodes of a graph and every node that something of theirs goes to. */
export function withDependents({ edges }: Graph, ids: readonly NodeId[]): readonly NodeId[] {
  const found = new Set(ids);
  // A set that is added to while it is walked is walked to its new end.
  for (const id of found)
    for (const { source, target } of edges) if (source === id) found.add(target);
  return [...found];
}
