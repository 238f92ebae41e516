import { Crosshair } from 'lucide-react';
import { logText } from '../../../shared/run/attempts.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { taskCostText } from '../../../shared/run/runCost.ts';
import type { TaskState } from '../../../shared/run/taskState.ts';
import { isPassedOn } from '../../../shared/run/taskState.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { AttemptList } from './AttemptList.tsx';
import { FailureNote } from './FailureNote.tsx';
import { LogView } from './LogView.tsx';
import { MakeAgain } from './MakeAgain.tsx';
import { PredictionId } from './PredictionId.tsx';
import { UnreachedNote } from './UnreachedNote.tsx';
import { shownSentence } from '../../messages/shownSentence.ts';
import { skippedText } from '../../nodes/skippedText.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly nodeId: NodeId;
  /** Null before it begins. */
  readonly task: TaskState | null;
};

/** One task: its progress, what went wrong, its logs. */
export function TaskDetails({ nodeId, task }: Props): React.JSX.Element {
  const app = useApp();
  const cost = task === null ? undefined : taskCostText(task);
  const show = (): void => {
    app.view.getState().select({ nodes: [nodeId] });
    app.canvas.reveal(nodeId);
  };
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 p-2">
      <div className="flex min-h-6 shrink-0 items-center gap-2">
        {task?.predictionId != null && <PredictionId id={task.predictionId} nodeId={nodeId} />}
        {cost !== undefined && (
          <span className="tabular shrink-0 text-sm text-muted">{shownSentence(cost)}</span>
        )}
        <Button
          size="sm"
          kind="ghost"
          icon={Crosshair}
          className="ml-auto text-muted"
          onClick={show}
        >
          {t('runs.taskDetails.showNode')}
        </Button>
      </div>
      {task === null ? (
        <p className="text-sm text-muted">{t('runs.taskDetails.hasNotBegun')}</p>
      ) : (
        <Story task={task} />
      )}
    </div>
  );
}

function Story({ task }: { readonly task: TaskState }): React.JSX.Element {
  const { status, label, fraction, failure } = task;
  const skipped = skippedText([task]);
  const logs = logText(task, shownSentence);
  return (
    <>
      {status === 'running' && (
        <ProgressBar
          label={label ?? t('common.progress')}
          fraction={fraction}
          className="shrink-0"
        />
      )}
      <UnreachedNote task={task} />
      {failure !== null && <FailureNote failure={failure} isPassedOn={isPassedOn(task)} />}
      <MakeAgain task={task} />
      <AttemptList task={task} />
      {skipped !== undefined && <p className="text-sm text-muted">{skipped}</p>}
      {logs === '' ? (
        <p className="text-sm text-muted">{t('common.noLogs')}</p>
      ) : (
        <LogView label={t('common.logs')} text={logs} className="min-h-0 flex-1" />
      )}
    </>
  );
}
