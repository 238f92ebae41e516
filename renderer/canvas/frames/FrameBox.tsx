import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isCollapsed, membersOf } from '../../../shared/graph/frames.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { frameColorOf } from '../../../shared/nodes/frame.ts';
import { useDocument, useRun, useView } from '../../engine/AppContext.tsx';
import type { Joining } from '../../stores/viewStore.ts';
import { nodeNameId } from '../nodeNameId.ts';
import type { PortPlace } from '../scene/portPlaces.ts';
import type { FlowNode } from '../toFlow.ts';
import { useNode } from '../useNode.ts';
import { t } from '../../messages/t.ts';
import { BorderHandles } from './BorderHandles.tsx';
import { FrameTitle } from './FrameTitle.tsx';
import { membersStatus } from './membersStatus.ts';
import { ResizeHandles } from './ResizeHandles.tsx';
import { useLanguage } from '../../messages/useLanguage.ts';

/** A frame on the canvas: an area behind its members with a title to move it by, or a small box that stands for them. */
export const FrameBox = memo(function FrameBox({ data, selected }: NodeProps<FlowNode>): ReactNode {
  const node = useNode(data.nodeId);
  return node === undefined ? null : (
    <Frame node={node} isSelected={selected} borders={data.borders} />
  );
});

type Props = {
  readonly node: GraphNode;
  readonly isSelected: boolean;
  readonly borders: readonly PortPlace[];
};

const noMembers: readonly NodeId[] = [];

const Frame = memo(function Frame({ node, isSelected, borders }: Props): ReactNode {
  useLanguage();
  const { id } = node;
  const collapsed = isCollapsed(node);
  const members = useDocument(
    useShallow(({ pipeline }) => membersOf(pipeline.graph).get(id) ?? noMembers),
  );
  const status = useRun(({ run }) => membersStatus(run, members));
  const hasProblem = useView(({ problems }) =>
    problems.some(({ nodeId }) => nodeId !== undefined && members.includes(nodeId)),
  );
  const isFound = useView(({ find }) => find?.isFound.has(id) ?? false);
  const hint = useView(({ joining }) => hintFor(id, joining));
  return (
    <div
      className="frame-box"
      data-color={frameColorOf(node)}
      data-collapsed={collapsed || undefined}
      data-selected={isSelected || undefined}
      data-disabled={node.disabled || undefined}
      data-found={isFound || undefined}
      data-hint={hint}
      data-status={collapsed ? (hasProblem ? 'failed' : status) : undefined}
    >
      <span id={nodeNameId(id)} hidden>
        {describeFrame(node, members.length)}
      </span>
      <FrameTitle node={node} count={members.length} />
      {hint !== undefined && <p className="bubble frame-hint">{t(`canvas.frames.${hint}`)}</p>}
      {collapsed ? (
        <BorderHandles nodeId={id} ports={borders} />
      ) : (
        <ResizeHandles nodeId={id} title={titleOf(node)} />
      )}
    </div>
  );
});

/** What a screen reader calls it. */
function describeFrame(node: GraphNode, count: number): string {
  const states = [
    t('common.nodes', { count }),
    ...(isCollapsed(node) ? [t('canvas.frames.collapsed')] : []),
    ...(node.disabled === true ? [t('canvas.frames.disabled')] : []),
  ];
  return [titleOf(node), ...states, t('canvas.frames.frameNode')].join(', ');
}

function hintFor(id: NodeId, joining: Joining | null): 'joins' | 'leaves' | undefined {
  if (joining === null) return undefined;
  if (joining.joins === id) return 'joins';
  return joining.leaves === id ? 'leaves' : undefined;
}
