import type { GraphNode } from '../../shared/domain/graph.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
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
};

/** A node's name in words, such as `Sharper, succeeded, 2 inputs connected, Prediction node`. */
export function describeNode(
  node: GraphNode,
  { status, connected, problems, isBlocked }: NodeState,
): string {
  const title = titleOf(node);
  const typeTitle = findNodeType(node.type)?.title ?? node.type;
  const states = [
    ...(node.disabled === true
      ? [t('canvas.frames.disabled')]
      : isBlocked
        ? [t('canvas.states.blocked')]
        : []),
    ...(status === undefined || node.disabled === true ? [] : [t(`canvas.states.${status}`)]),
    ...(connected === 0 ? [] : [t('canvas.states.connected', { count: connected })]),
    ...(problems === 0 ? [] : [t('common.problems', { count: problems })]),
  ];
  const isUntitled = title === typeTitle;
  if (isUntitled && states.length === 0) return t('canvas.names.typed', { type: title });
  const kind = isUntitled ? t('canvas.names.kind') : t('canvas.names.typed', { type: typeTitle });
  return [title, ...states, kind].join(', ');
}
