import { memo, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { TaskState } from '../../shared/run/reduceRun.ts';
import { useNodeTasks } from '../engine/AppContext.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useNodeStatus } from './nodeStatus.ts';

/** How far a running node is: a thin bar under its title. */
export const NodeProgress = memo(function NodeProgress({
  nodeId,
}: {
  readonly nodeId: NodeId;
}): ReactNode {
  const isRunning = useNodeStatus(nodeId) === 'running';
  const tasks = useNodeTasks(nodeId);
  return (
    <div className="node-progress">
      {isRunning && (
        <ProgressBar
          label="Progress"
          fraction={fractionOf(tasks)}
          className="h-0.5! rounded-none!"
        />
      )}
    </div>
  );
});

/** The mean over the tasks that began; null while none knows. */
function fractionOf(tasks: readonly TaskState[]): number | null {
  if (tasks.every((task) => task.fraction === null && task.status === 'running')) return null;
  const parts = tasks.map((task) => (task.status === 'running' ? (task.fraction ?? 0) : 1));
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}
