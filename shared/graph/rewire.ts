import type { Edge } from '../domain/graph.ts';
import { toEdgeId, type EdgeId } from '../domain/ids.ts';

/** Where an edge really begins: at its source, or at the edges of one of these groups, the first that fits. */
export type Feeds = 'source' | readonly (readonly Edge[])[];

type Rules = {
  readonly feedsOf: (edge: Edge) => Feeds;
  /** Says whether what leaves by `from` may enter where `to` ends. */
  readonly fits: (from: Edge, to: Edge) => boolean;
};

/**
 * Edges that begin where what they carry comes from, in their order; an edge stays as it is where nothing fits. The
 * first of several that take the place of one keeps its id.
 */
export function rewire(edges: readonly Edge[], rules: Rules): readonly Edge[] {
  const taken = new Set<EdgeId>(edges.map(({ id }) => id));
  return edges.flatMap((edge): readonly Edge[] => {
    if (rules.feedsOf(edge) === 'source') return [edge];
    const origins = findOrigins(edge, rules);
    if (origins === undefined) return [edge];
    return origins.map(({ source, sourcePort }, index) => {
      const id = index === 0 ? edge.id : freeId(edge.id, taken);
      return { ...edge, id, source, sourcePort };
    });
  });
}

/** The edges that an edge begins at, past everything that only passes on; undefined where nothing fits, or on a cycle. */
function findOrigins(consumer: Edge, { feedsOf, fits }: Rules): readonly Edge[] | undefined {
  const known = new Map<Edge, readonly Edge[] | undefined>();
  const follow = (edge: Edge): readonly Edge[] | undefined => {
    if (known.has(edge)) return known.get(edge);
    // Whoever comes here again stands on a cycle.
    known.set(edge, undefined);
    const feeds = feedsOf(edge);
    const found = feeds === 'source' ? own(edge) : firstOf(feeds);
    known.set(edge, found);
    return found;
  };
  const own = (edge: Edge): readonly Edge[] | undefined =>
    fits(edge, consumer) ? [edge] : undefined;
  const firstOf = (groups: readonly (readonly Edge[])[]): readonly Edge[] | undefined => {
    for (const group of groups) {
      const origins = group.map(follow);
      if (origins.every((each) => each !== undefined)) return origins.flat();
    }
    return undefined;
  };
  return follow(consumer);
}

function freeId(id: EdgeId, taken: Set<EdgeId>): EdgeId {
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const free = toEdgeId(`${id.slice(0, 64 - suffix.length)}${suffix}`);
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}
