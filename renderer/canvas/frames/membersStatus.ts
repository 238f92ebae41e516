import type { NodeId } from '../../../shared/domain/ids.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { nodeStatusIn, type NodeStatus } from '../../nodes/nodeStatus.ts';

/** What matters most first. */
const order: readonly NodeStatus[] = ['failed', 'running', 'paused', 'waiting', 'passed'];

/** How the members of a frame fare together; undefined when none of them takes part in the run. */
export function membersStatus(
  run: RunState | null,
  members: readonly NodeId[],
): NodeStatus | undefined {
  if (run === null) return undefined;
  const statuses = members.flatMap((id) => nodeStatusIn(run, id) ?? []);
  return order.find((status) => statuses.includes(status)) ?? statuses[0];
}
