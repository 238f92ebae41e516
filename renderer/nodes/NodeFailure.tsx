import { memo, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { useBlocker } from '../canvas/CanvasContext.tsx';
import { useNodePorts } from '../canvas/useNode.ts';
import { useNodeTasks, useRun } from '../engine/AppContext.tsx';
import { useNodeFaults } from './nodeFaults.ts';
import { skippedText } from './skippedText.ts';
import { t } from '../messages/t.ts';
import { useLanguage } from '../messages/useLanguage.ts';

const shownFaults = 3;

/** The faults of a node that belong to none of its input ports, or why it was skipped. */
export const NodeFailure = memo(function NodeFailure({
  nodeId,
}: {
  readonly nodeId: NodeId;
}): ReactNode {
  useLanguage();
  const faults = useNodeFaults(nodeId);
  const { inputs } = useNodePorts(nodeId);
  const own = faults.filter(({ port }) => !inputs.some((input) => input.name === port));
  if (own.length === 0) return <SkipReason nodeId={nodeId} />;
  return (
    // No alert: it comes and goes with its node as the canvas is moved. The run says aloud that a node has failed.
    <div role="note" className="node-fault nodrag">
      {own.slice(0, shownFaults).map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      {own.length > shownFaults && (
        <p>{t('nodes.nodeFailure.moreSeeLog', { more: own.length - shownFaults })}</p>
      )}
    </div>
  );
});

/** Why the node does not run, or was left out of the run. A canceled run says so once and not on every node. */
function SkipReason({ nodeId }: { readonly nodeId: NodeId }): ReactNode {
  const blocker = useBlocker(nodeId);
  const isCanceled = useRun((state) => state.run?.status === 'canceled');
  const reason = skippedText(useNodeTasks(nodeId));
  const isSkipped = !isCanceled && reason !== undefined;
  if (blocker === undefined && !isSkipped) return null;
  return (
    <p className="px-3 pt-1 pb-1 text-xs break-words text-muted">
      {blocker === undefined
        ? t('nodes.nodeFailure.skipped', { reason: reason ?? '' })
        : t('nodes.nodeFailure.doesNotRun', { blocker })}
    </p>
  );
}
