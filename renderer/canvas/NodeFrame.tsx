import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { useView } from '../engine/AppContext.tsx';
import { NodeBody } from '../nodes/NodeBody.tsx';
import { NodeFailure } from '../nodes/NodeFailure.tsx';
import { NodeHeader } from '../nodes/NodeHeader.tsx';
import { NodeProgress } from '../nodes/NodeProgress.tsx';
import { useNodeStatus } from '../nodes/nodeStatus.ts';
import { NodeName } from './NodeName.tsx';
import { nodeWidth } from './nodeSize.ts';
import type { FlowNode } from './toFlow.ts';
import { useNode } from './useNode.ts';

/** A node on the canvas: its frame and status. It reads its own slice of the document and never all nodes. */
export const NodeFrame = memo(function NodeFrame({
  data,
  selected,
}: NodeProps<FlowNode>): ReactNode {
  return <Frame nodeId={data.nodeId} isSelected={selected} />;
});

type FrameProps = { readonly nodeId: NodeId; readonly isSelected: boolean };

const Frame = memo(function Frame({ nodeId, isSelected }: FrameProps): ReactNode {
  const node = useNode(nodeId);
  const status = useNodeStatus(nodeId);
  const hasProblem = useView((state) =>
    state.problems.some((problem) => problem.nodeId === nodeId),
  );
  if (node === undefined) return null;
  return (
    <div
      className="node-box"
      style={{ width: nodeWidth(node.type) }}
      data-type={node.type}
      data-selected={isSelected || undefined}
      data-status={hasProblem ? 'failed' : status}
      data-disabled={node.disabled || undefined}
    >
      <NodeName node={node} />
      <NodeHeader node={node} />
      <NodeProgress nodeId={nodeId} />
      <div className="node-content nokey cursor-default">
        <NodeBody node={node} />
        <NodeFailure nodeId={nodeId} />
      </div>
    </div>
  );
});
