import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useDocument, useView } from '../engine/AppContext.tsx';
import { disabledBy } from '../../shared/graph/frames.ts';
import { PortHandle } from './PortHandle.tsx';
import { portLook } from './portLook.ts';
import type { FlowNode } from './toFlow.ts';
import { useNodePorts } from './useNode.ts';
import { useIncomingEdges, useOutgoingEdges } from './useNodeEdges.ts';

/** A dot that an edge leads through: dragged by itself, connected by the small handles at its sides. */
export const RerouteDot = memo(function RerouteDot({
  data,
  selected,
}: NodeProps<FlowNode>): ReactNode {
  const { nodeId } = data;
  const { inputs, outputs } = useNodePorts(nodeId);
  const isConnected = useIncomingEdges(nodeId).length > 0;
  const isUsed = useOutgoingEdges(nodeId).length > 0;
  const isOff = useDocument(({ pipeline: { graph } }) => {
    const node = graph.nodes[nodeId];
    return node !== undefined && disabledBy(graph, node) !== undefined;
  });
  const hasProblem = useView(({ problems }) =>
    problems.some((problem) => problem.nodeId === nodeId),
  );
  const [input] = inputs;
  const [output] = outputs;
  if (input === undefined || output === undefined) return null;
  const { color, isList } = portLook(output.type);
  return (
    <div
      className="reroute"
      style={{ color }}
      data-selected={selected || undefined}
      data-list={isList || undefined}
      data-status={hasProblem ? 'failed' : undefined}
      data-disabled={isOff || undefined}
    >
      <PortHandle nodeId={nodeId} direction="input" port={input} isConnected={isConnected} />
      <span className="reroute-dot" />
      <PortHandle nodeId={nodeId} direction="output" port={output} isConnected={isUsed} />
    </div>
  );
});
