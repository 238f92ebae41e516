import type { GraphNode } from '../../shared/domain/graph.ts';
import { titleOf, typeTitleOf } from '../nodes/shown/titleOf.ts';
import type { NodeStatus } from '../nodes/nodeStatus.ts';
import { t } from '../messages/t.ts';

/** How a node stands in its graph and its run. */
export type NodeState = {
  readonly status: NodeStatus | undefined;
  /** How many of its inputs an edge enters. */
  readonly connected: number;
  readonly problems: number;
  /** A node before it is disabled. */
  readonly isBlocked: boolean;
  /** The title of the frame that it is in. */
  readonly frame?: string | undefined;
};

/** A node's name in words, such as `Sharper, succeeded, 2 inputs connected, Prediction node`. */
export function describeNode(
  node: GraphNode,
  { status, connected, problems, isBlocked, frame }: NodeState,
): string {
  const title = titleOf(node);
  const typeTitle = typeTitleOf(node.type);
  const parts = [
    ...waysToRun(node, isBlocked),
    ...(status === undefined || node.disabled === true ? [] : [t(`canvas.states.${status}`)]),
    ...(frame === undefined ? [] : [t('canvas.states.inFrame', { frame })]),
    ...(connected === 0 ? [] : [t('canvas.states.connected', { count: connected })]),
    ...(problems === 0 ? [] : [t('common.problems', { count: problems })]),
  ];
  const isUntitled = title === typeTitle;
  if (isUntitled && parts.length === 0) return t('canvas.names.typed', { type: title });
  const kind = isUntitled ? t('canvas.names.kind') : t('canvas.names.typed', { type: typeTitle });
  return [title, ...parts, kind].join(', ');
}

/** Whether it runs at all, where that is not as usual. */
function waysToRun(node: GraphNode, isBlocked: boolean): readonly string[] {
  const bypassed = node.bypassed === true ? [t('canvas.states.bypassed')] : [];
  if (node.disabled === true) return [t('canvas.frames.disabled'), ...bypassed];
  return isBlocked ? [t('canvas.states.blocked'), ...bypassed] : bypassed;
}
