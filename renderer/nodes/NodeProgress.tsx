import { memo, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { begunIn, endedIn, type NodeRunState } from '../../shared/run/nodeRun.ts';
import type { TaskState } from '../../shared/run/taskState.ts';
import { useNodeRun, useNodeTasks } from '../engine/AppContext.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useNodeStatus } from './nodeStatus.ts';
import { t } from '../messages/t.ts';
import { useLanguage } from '../messages/useLanguage.ts';

/** How far a running node is: a thin bar under its title. */
export const NodeProgress = memo(function NodeProgress({
  nodeId,
}: {
  readonly nodeId: NodeId;
}): ReactNode {
  useLanguage();
  const isRunning = useNodeStatus(nodeId) === 'running';
  const run = useNodeRun(nodeId);
  const tasks = useNodeTasks(nodeId);
  return (
    <div className="node-progress">
      {isRunning && (
        <ProgressBar
          label={t('common.progress')}
          fraction={run === undefined ? null : fractionOf(run, tasks)}
          className="h-0.5! rounded-none!"
        />
      )}
    </div>
  );
});

/** The mean over the tasks that began; null while none knows. */
function fractionOf({ counts }: NodeRunState, tasks: readonly TaskState[]): number | null {
  const running = tasks.filter((task) => task.status === 'running');
  const ended = endedIn(counts);
  if (ended === 0 && running.every((task) => task.fraction === null)) return null;
  const done = running.reduce((sum, task) => sum + (task.fraction ?? 0), ended);
  return done / begunIn(counts);
}
