import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { disabledBy } from '../../shared/graph/frames.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';
import { useDocument, useView } from '../engine/AppContext.tsx';
import { NodeBody } from '../nodes/NodeBody.tsx';
import { NodeFailure } from '../nodes/NodeFailure.tsx';
import { NodeHeader } from '../nodes/NodeHeader.tsx';
import { NodeProgress } from '../nodes/NodeProgress.tsx';
import { useNodeStatus } from '../nodes/nodeStatus.ts';
import { ResizeHandles } from './frames/ResizeHandles.tsx';
import { NodeName } from './NodeName.tsx';
import { nodeWidth } from './nodeSize.ts';
import type { FlowNode } from './toFlow.ts';
import { useNode } from './useNode.ts';
import { useLanguage } from '../messages/useLanguage.ts';

/** A node on the canvas: its frame and status. It reads its own slice of the document and never all nodes. */
export const NodeFrame = memo(function NodeFrame({
  data,
  selected,
}: NodeProps<FlowNode>): ReactNode {
  return <Frame nodeId={data.nodeId} isSelected={selected} isFixed={data.isFixed} />;
});

type FrameProps = {
  readonly nodeId: NodeId;
  readonly isSelected: boolean;
  readonly isFixed: boolean;
};

const Frame = memo(function Frame({ nodeId, isSelected, isFixed }: FrameProps): ReactNode {
  useLanguage();
  const node = useNode(nodeId);
  const status = useNodeStatus(nodeId);
  const isOff = useDocument(({ pipeline: { graph } }) => {
    const here = graph.nodes[nodeId];
    return here !== undefined && disabledBy(graph, here) !== undefined;
  });
  const hasProblem = useView((state) =>
    state.problems.some((problem) => problem.nodeId === nodeId),
  );
  const isFound = useView(({ find }) => find?.isFound.has(nodeId) ?? false);
  if (node === undefined) return null;
  return (
    <div
      className="node-box"
      style={isFixed ? undefined : { width: nodeWidth(node.type) }}
      data-fixed={isFixed || undefined}
      data-type={node.type}
      data-selected={isSelected || undefined}
      data-status={hasProblem ? 'failed' : status}
      data-disabled={isOff || undefined}
      data-bypassed={(node.bypassed && !isOff) || undefined}
      data-found={isFound || undefined}
    >
      <NodeName node={node} />
      <NodeHeader node={node} />
      <NodeProgress nodeId={nodeId} />
      <div className="node-content nokey cursor-default">
        <NodeBody node={node} />
        <NodeFailure nodeId={nodeId} />
      </div>
      {node.type === 'note' && <ResizeHandles nodeId={nodeId} title={titleOf(node)} />}
    </div>
  );
});
