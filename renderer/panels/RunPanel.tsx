import { CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useRun, useUi, useView } from '../engine/AppContext.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { ProblemList } from './runs/ProblemList.tsx';
import { RunHistory } from './runs/RunHistory.tsx';
import { RunQueue } from './runs/RunQueue.tsx';
import { RunTasks } from './runs/RunTasks.tsx';
import { useLogFocus } from './runs/useLogFocus.ts';
import { useProblems } from './runs/useProblems.ts';
import { useRunQueue } from './runs/useRunQueue.ts';
import { t } from '../messages/t.ts';

/** The drawer at the bottom: the run's tasks and logs, what keeps it from running, the queue, and past runs. */
export function RunPanel(): React.JSX.Element {
  const problems = useProblems();
  const setPanels = useUi((state) => state.setPanels);
  const { tab, setTab } = useTab();
  const panel = useLogFocus();
  const { runs = [] } = useRunQueue();
  const waiting = runs.filter(({ status }) => status === 'queued').length;
  const tabs: readonly Tab[] = [
    { id: 'run', label: t('window.runPanel.run'), content: <RunTasks /> },
    {
      id: 'problems',
      label: t('window.runPanel.problems'),
      count: problems.length,
      content: <Problems />,
    },
    { id: 'queue', label: t('window.runPanel.queue'), count: waiting, content: <RunQueue /> },
    { id: 'history', label: t('window.runPanel.pastRuns'), content: <RunHistory /> },
  ];
  return (
    <section ref={panel} aria-label={t('window.runPanel.runLog')} className="h-full bg-surface">
      <Tabs
        label={t('window.runPanel.runLog')}
        tabs={tabs}
        value={tab}
        onChange={setTab}
        actions={
          <IconButton
            label={t('window.runPanel.closeRunLog')}
            icon={X}
            size="sm"
            onClick={() => setPanels({ logOpen: false })}
          />
        }
      />
    </section>
  );
}

/** Which part is shown: what was asked for last, by hand or by an action; a run that is refused asks for its problems. */
function useTab(): { readonly tab: string; readonly setTab: (tab: string) => void } {
  const refused = useView((state) => state.problems);
  const request = useUi((state) => state.logRequest);
  const isRunning = useRun((state) => state.activeRunId !== null);
  const [tab, setTab] = useState<string>(request?.tab ?? (refused.length > 0 ? 'problems' : 'run'));
  const [seen, setSeen] = useState({ refused, request });
  if (seen.refused !== refused || seen.request !== request) {
    setSeen({ refused, request });
    if (seen.request !== request && request !== null) setTab(request.tab);
    else if (refused.length > 0) setTab('problems');
    else if (isRunning) setTab('run');
  }
  return { tab, setTab };
}

function Problems(): React.JSX.Element {
  const problems = useProblems();
  if (problems.length === 0) {
    return (
      <EmptyState
        icon={CircleCheck}
        title={t('window.runPanel.noProblems')}
        hint={t('window.runPanel.whatKeepsPipeline')}
      />
    );
  }
  return (
    <div className="p-1">
      <ProblemList problems={problems} />
    </div>
  );
}
