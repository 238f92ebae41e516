import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';

/** A node of a type that this version does not know: kept as it is. */
export function UnknownBody({ node }: { readonly node: GraphNode }): ReactNode {
  return (
    <p className="px-3 pb-2 text-sm text-muted">
      This version of Patchbay does not know the node type &quot;{node.type}&quot;. It is kept as it
      is and does not run.
    </p>
  );
}
