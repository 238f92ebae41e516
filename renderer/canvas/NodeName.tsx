import { memo, type ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import { frameOf } from '../../shared/graph/frames.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';
import { useDocument } from '../engine/AppContext.tsx';
import { useNodeFaults } from '../nodes/nodeFaults.ts';
import { useNodeStatus } from '../nodes/nodeStatus.ts';
import { useBlocker } from './CanvasContext.tsx';
import { describeNode } from './describeNode.ts';
import { nodeNameId } from './nodeNameId.ts';
import { useIncomingEdges } from './useNodeEdges.ts';
import { useLanguage } from '../messages/useLanguage.ts';

/** What a screen reader calls a node: its title, how it fares, what it is. Nobody sees it. */
export const NodeName = memo(function NodeName({ node }: { readonly node: GraphNode }): ReactNode {
  useLanguage();
  const status = useNodeStatus(node.id);
  const connected = new Set(useIncomingEdges(node.id).map(({ targetPort }) => targetPort)).size;
  const problems = useNodeFaults(node.id).length;
  const isBlocked = useBlocker(node.id) !== undefined;
  const frame = useDocument(({ pipeline: { graph } }) => {
    const around = frameOf(graph, node);
    return around && titleOf(around);
  });
  return (
    <span
      id={nodeNameId(node.id)}
      hidden
      aria-label={describeNode(node, { status, connected, problems, isBlocked, frame })}
    />
  );
});
