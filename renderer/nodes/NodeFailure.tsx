import { memo, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { useNodePorts } from '../canvas/useNode.ts';
import { useNodeFaults } from './nodeFaults.ts';

const shownFaults = 3;

/** The faults of a node that belong to none of its input ports. */
export const NodeFailure = memo(function NodeFailure({
  nodeId,
}: {
  readonly nodeId: NodeId;
}): ReactNode {
  const faults = useNodeFaults(nodeId);
  const { inputs } = useNodePorts(nodeId);
  const own = faults.filter(({ port }) => !inputs.some((input) => input.name === port));
  if (own.length === 0) return null;
  return (
    <div role="alert" className="node-fault nodrag">
      {own.slice(0, shownFaults).map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      {own.length > shownFaults && <p>And {own.length - shownFaults} more: see the log.</p>}
    </div>
  );
});
