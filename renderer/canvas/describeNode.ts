import type { GraphNode } from '../../shared/domain/graph.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import type { NodeStatus } from '../nodes/nodeStatus.ts';
import { formatPlural } from '../panels/format.ts';

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
    ...(node.disabled === true ? ['disabled'] : isBlocked ? ['does not run'] : []),
    ...(status === undefined || node.disabled === true ? [] : [statusWords[status]]),
    ...(connected === 0 ? [] : [`${formatPlural(connected, 'input')} connected`]),
    ...(problems === 0 ? [] : [formatPlural(problems, 'problem')]),
  ];
  const kind = title === typeTitle ? 'node' : `${typeTitle} node`;
  if (states.length === 0) return title === typeTitle ? `${title} node` : `${title}, ${kind}`;
  return [title, ...states, kind].join(', ');
}

const statusWords: { readonly [status in NodeStatus]: string } = {
  waiting: 'waiting',
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  skipped: 'skipped',
  canceled: 'canceled',
  paused: 'paused',
  passed: 'failure passed on',
};
