import type { Edge } from '../domain/graph.ts';
import { toEdgeId } from '../domain/ids.ts';
import type { Warn } from './warnings.ts';
import { say } from '../sentences/say.ts';

/** Drops edges whose nodes are not there and gives a second edge of the same id a new one; the order stays. */
export function repairEdges(
  edges: readonly Edge[],
  nodeIds: ReadonlySet<string>,
  warn: Warn,
): readonly Edge[] {
  const kept = edges.filter((edge) => {
    const missing = [edge.source, edge.target].find((id) => !nodeIds.has(id));
    if (missing === undefined) return true;
    warn(say('repairs.edgeRemoved', { edge: edge.id, ...endsOf(edge), node: missing }));
    return false;
  });
  const taken = new Set<string>(kept.map((edge) => edge.id));
  const seen = new Set<string>();
  return kept.map((edge) => {
    const isFirst = !seen.has(edge.id);
    seen.add(edge.id);
    if (isFirst) return edge;
    const id = freeId(edge.id, taken);
    taken.add(id);
    warn(say('repairs.edgeRenamed', { edge: edge.id, ...endsOf(edge), id }));
    return { ...edge, id: toEdgeId(id) };
  });
}

function endsOf(edge: Edge): { readonly from: string; readonly to: string } {
  return {
    from: `${edge.source}.${edge.sourcePort}`,
    to: `${edge.target}.${edge.targetPort}`,
  };
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const candidate = `${id.slice(0, 64 - suffix.length)}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}
