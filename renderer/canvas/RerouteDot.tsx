import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useDocument, useView } from '../engine/AppContext.tsx';
import { disabledBy } from '../../shared/graph/frames.ts';
import { titleOf } from '../nodes/shown/titleOf.ts';
import { originOf } from '../../shared/graph/throughReroutes.ts';
import { t } from '../messages/t.ts';
import { nodeNameId } from './nodeNameId.ts';
import { PortHandle } from './PortHandle.tsx';
import { portLook } from './portLook.ts';
import type { FlowNode } from './toFlow.ts';
import { useNodePorts } from './useNode.ts';
import { useIncomingEdges, useOutgoingEdges } from './useNodeEdges.ts';
import { useLanguage } from '../messages/useLanguage.ts';

/** A dot that an edge leads through: dragged by itself, connected by the small handles at its sides. */
export const RerouteDot = memo(function RerouteDot({
  data,
  selected,
}: NodeProps<FlowNode>): ReactNode {
  useLanguage();
  const { nodeId } = data;
  const { inputs, outputs } = useNodePorts(nodeId);
  const [entering] = useIncomingEdges(nodeId);
  const isUsed = useOutgoingEdges(nodeId).length > 0;
  const name = useDocument(({ pipeline: { graph } }) => {
    const source = entering && graph.nodes[originOf(graph, entering).source];
    return source === undefined
      ? t('canvas.names.reroute')
      : t('canvas.names.rerouteFrom', { node: titleOf(source) });
  });
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
      <span id={nodeNameId(nodeId)} hidden>
        {name}
      </span>
      <PortHandle
        nodeId={nodeId}
        direction="input"
        port={input}
        isConnected={entering !== undefined}
      />
      <span className="reroute-dot" />
      <PortHandle nodeId={nodeId} direction="output" port={output} isConnected={isUsed} />
    </div>
  );
});
