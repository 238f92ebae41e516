import { ListTree, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { logText } from '../../../shared/run/attempts.ts';
import {
  begunIn,
  costOfNode,
  hasForgotten,
  type NodeRunState,
} from '../../../shared/run/nodeRun.ts';
import { costText } from '../../../shared/run/runCost.ts';
import { isPassedOn, type TaskState } from '../../../shared/run/taskState.ts';
import { runNodeAgain } from '../../actions/runNodeAgain.ts';
import { useAction } from '../../actions/useAction.ts';
import { useApp, useNodeRun, useNodeTasks, useRun } from '../../engine/AppContext.tsx';
import { useNodeStatus } from '../../nodes/nodeStatus.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { AttemptList } from '../runs/AttemptList.tsx';
import { FailureNote } from '../runs/FailureNote.tsx';
import { MakeAgain } from '../runs/MakeAgain.tsx';
import { UnreachedNote } from '../runs/UnreachedNote.tsx';
import { LogView } from '../runs/LogView.tsx';
import { PredictionId } from '../runs/PredictionId.tsx';
import { statusLook } from '../runs/statusLook.ts';
import { standingOf } from '../runs/taskRows.ts';
import { taskTime } from '../runs/taskTime.ts';
import { useReuseSentence } from '../runs/useReuseSentence.ts';
import { useNow } from '../useNow.ts';
import { NodeOutputs } from './NodeOutputs.tsx';
import { shownSentence } from '../../messages/shownSentence.ts';
import { skippedText } from '../../nodes/skippedText.ts';
import { t } from '../../messages/t.ts';

/** How a node fared in the shown run: status, time, results, what went wrong, logs. Nothing before a run. */
export function NodeRun({ node }: { readonly node: GraphNode }): React.JSX.Element | null {
  const status = useNodeStatus(node.id);
  const run = useNodeRun(node.id);
  const tasks = useNodeTasks(node.id);
  const isPast = useRun((state) => state.isPast);
  const [picked, setPicked] = useState(0);
  const now = useNow(status === 'running');
  if (status === undefined || run === undefined) return null;
  const task = tasks[picked] ?? tasks[0];
  const { label, tone } = statusLook(status);
  const cost = costText(costOfNode(run));
  return (
    <Section
      title={isPast ? t('inspector.nodeRun.pastRun') : t('inspector.nodeRun.lastRun')}
      aside={
        <span className="flex items-center gap-2">
          {task !== undefined && (
            <span className="tabular text-sm text-muted">
              {task.reused ? t('common.reused') : taskTime(task, now)}
            </span>
          )}
          <Badge tone={tone}>{label}</Badge>
        </span>
      }
    >
      {tasks.length > 1 && <ItemSelect tasks={tasks} picked={picked} onPick={setPicked} />}
      {hasForgotten(run) && <ManyItems node={node} run={run} />}
      {task !== undefined && <TaskStory task={task} />}
      <NodeOutputs node={node} />
      {cost !== undefined && (
        <p className="tabular text-sm text-muted">
          {t('common.costIs', { cost: shownSentence(cost) })}
        </p>
      )}
      {task !== undefined && <TaskTrace task={task} />}
    </Section>
  );
}

/** Of a long list only some items are here: all of them are in the run log. */
function ManyItems({
  node,
  run,
}: {
  readonly node: GraphNode;
  readonly run: NodeRunState;
}): React.JSX.Element {
  const ui = useApp().ui.getState();
  const show = (): void => {
    ui.setLogNode(node.id);
    ui.setPanels({ logOpen: true });
  };
  return (
    <div className="flex items-center justify-between gap-2">
      <p className="tabular min-w-0 text-sm text-muted">
        {t('inspector.nodeRun.items', { shown: run.tasks.length, all: begunIn(run.counts) })}
      </p>
      <Button size="sm" icon={ListTree} onClick={show}>
        {t('common.allItems')}
      </Button>
    </div>
  );
}

function TaskStory({ task }: { readonly task: TaskState }): React.JSX.Element {
  const reused = useReuseSentence(task.nodeId, task.madeAt);
  const skipped = skippedText([task]);
  return (
    <>
      {task.status === 'running' && (
        <ProgressBar label={task.label ?? t('common.progress')} fraction={task.fraction} />
      )}
      <UnreachedNote task={task} />
      {task.failure !== null && (
        <FailureNote failure={task.failure} isPassedOn={isPassedOn(task)} />
      )}
      <MakeAgain task={task} />
      <AttemptList task={task} />
      {reused !== undefined && <ReusedNote sentence={reused} />}
      {skipped !== undefined && <p className="text-sm text-muted">{skipped}</p>}
    </>
  );
}

function ReusedNote({ sentence }: { readonly sentence: string }): React.JSX.Element {
  const again = useAction(runNodeAgain);
  return (
    <div className="flex items-center justify-between gap-2">
      <p className="min-w-0 text-sm text-muted">{sentence}</p>
      <Button size="sm" icon={RotateCcw} onClick={again.perform} disabled={!again.isEnabled}>
        {t('inspector.nodeRun.runAgain')}
      </Button>
    </div>
  );
}

function TaskTrace({ task }: { readonly task: TaskState }): React.JSX.Element {
  const logs = logText(task, shownSentence);
  return (
    <>
      {logs !== '' && <LogView label={t('common.logs')} text={logs} className="max-h-52" />}
      {task.predictionId !== null && <PredictionId id={task.predictionId} nodeId={task.nodeId} />}
    </>
  );
}

type ItemProps = {
  readonly tasks: readonly TaskState[];
  readonly picked: number;
  readonly onPick: (index: number) => void;
};

function ItemSelect({ tasks, picked, onPick }: ItemProps): React.JSX.Element {
  const items = tasks.map((task, index) => {
    return {
      value: String(index),
      label: t('inspector.nodeRun.itemNumber', { number: task.path.map((at) => at + 1).join('.') }),
      hint: statusLook(standingOf(task)).label,
    };
  });
  return (
    <Select
      label={t('inspector.nodeRun.item')}
      value={String(picked)}
      items={items}
      onChange={(value) => onPick(Number(value))}
    />
  );
}
