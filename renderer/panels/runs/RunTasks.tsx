import { Play } from 'lucide-react';
import { useMemo } from 'react';
import { isOver } from '../../../shared/run/isOver.ts';
import { costOfNode } from '../../../shared/run/nodeRun.ts';
import { costText, sumCosts } from '../../../shared/run/runCost.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { useRun, useUi } from '../../engine/AppContext.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useNow } from '../useNow.ts';
import { ItemsPane } from './ItemsPane.tsx';
import { RunBar } from './RunBar.tsx';
import { TaskDetails } from './TaskDetails.tsx';
import { TaskList } from './TaskList.tsx';
import { taskRows, type TaskRow } from './taskRows.ts';
import { shownSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';

/** More rows than this are left out; the canvas and the inspector show any node. */
const maxRows = 400;

/** The shown run: its tasks, and the one that is looked at. */
export function RunTasks(): React.JSX.Element {
  const run = useRun((state) => state.run);
  const isStarting = useRun((state) => state.activeRunId !== null && state.run === null);
  if (run !== null) return <Tasks run={run} />;
  if (isStarting) {
    return (
      <output className="flex items-center justify-center gap-2 py-8 text-muted">
        <Spinner />
        {t('runs.runTasks.startingRun')}
      </output>
    );
  }
  return (
    <EmptyState
      icon={Play}
      title={t('runs.runTasks.noRunYet')}
      hint={t('runs.runTasks.pressRunEvery')}
    />
  );
}

function Tasks({ run }: { readonly run: RunState }): React.JSX.Element {
  const picked = useUi((state) => state.logNode);
  const setPicked = useUi((state) => state.setLogNode);
  const now = useNow(!isOver(run.status));
  const { rows, more } = useMemo(() => taskRows(run, maxRows), [run]);
  const cost = costText(sumCosts(Object.values(run.nodes).map(costOfNode)));
  const chosen = rows.find(({ nodeId }) => nodeId === picked) ?? interesting(rows);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <RunBar run={run} />
      <div className="flex min-h-0 flex-1">
        <div className="flex w-72 max-w-[45%] shrink-0 flex-col border-r border-border">
          <div className="min-h-0 flex-1 overflow-y-auto">
            <TaskList
              rows={rows}
              more={more}
              chosen={chosen?.nodeId}
              onChoose={({ nodeId }) => setPicked(nodeId)}
              now={now}
            />
          </div>
          {cost !== undefined && (
            <p className="tabular shrink-0 border-t border-border px-3 py-1.5 text-sm text-muted">
              {t('common.costIs', { cost: shownSentence(cost) })}
            </p>
          )}
        </div>
        <div className="min-w-0 flex-1 overflow-y-auto">
          {chosen?.kind === 'task' && <TaskDetails nodeId={chosen.nodeId} task={chosen.task} />}
          {chosen?.kind === 'items' && (
            <ItemsPane key={`${run.runId} ${chosen.nodeId}`} run={run} nodeId={chosen.nodeId} />
          )}
        </div>
      </div>
    </div>
  );
}

/** What to look at while nothing is picked: a failure, else what runs, else the last that began. */
function interesting(rows: readonly TaskRow[]): TaskRow | undefined {
  return (
    rows.find(({ status }) => status === 'failed') ??
    rows.find(({ status }) => status === 'running') ??
    rows.findLast((row) => row.kind === 'items' || row.task !== null) ??
    rows[0]
  );
}
