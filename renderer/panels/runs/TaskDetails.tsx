import { Crosshair } from 'lucide-react';
import { taskCostText } from '../../../shared/run/runCost.ts';
import type { TaskState } from '../../../shared/run/reduceRun.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { FailureNote } from './FailureNote.tsx';
import { LogView } from './LogView.tsx';
import { MakeAgain } from './MakeAgain.tsx';
import { PredictionId } from './PredictionId.tsx';
import type { TaskRow } from './taskRows.ts';
import { UnreachedNote } from './UnreachedNote.tsx';

/** One task: its progress, what went wrong, its logs. */
export function TaskDetails({ row }: { readonly row: TaskRow }): React.JSX.Element {
  const app = useApp();
  const { task } = row;
  const cost = task === null ? '' : taskCostText(task);
  const show = (): void => {
    app.ui.getState().select({ nodes: [row.nodeId] });
    app.canvas.reveal(row.nodeId);
  };
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 p-2">
      <div className="flex min-h-6 shrink-0 items-center gap-2">
        {task?.predictionId != null && <PredictionId id={task.predictionId} nodeId={row.nodeId} />}
        {cost !== '' && <span className="tabular shrink-0 text-sm text-muted">{cost}</span>}
        <Button
          size="sm"
          kind="ghost"
          icon={Crosshair}
          className="ml-auto text-muted"
          onClick={show}
        >
          Show node
        </Button>
      </div>
      {task === null ? (
        <p className="text-sm text-muted">It has not begun.</p>
      ) : (
        <Story task={task} />
      )}
    </div>
  );
}

function Story({ task }: { readonly task: TaskState }): React.JSX.Element {
  const { status, label, fraction, failure, skippedBecause, logs } = task;
  return (
    <>
      {status === 'running' && (
        <ProgressBar label={label ?? 'Progress'} fraction={fraction} className="shrink-0" />
      )}
      <UnreachedNote task={task} />
      {failure !== null && <FailureNote failure={failure} />}
      <MakeAgain task={task} />
      {skippedBecause !== null && <p className="text-sm text-muted">{skippedBecause}</p>}
      {logs === '' ? (
        <p className="text-sm text-muted">There are no logs.</p>
      ) : (
        <LogView label="Logs" text={logs} className="min-h-0 flex-1" />
      )}
    </>
  );
}
