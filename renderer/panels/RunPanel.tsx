import { CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useUi, useView } from '../engine/AppContext.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { ProblemList } from './runs/ProblemList.tsx';
import { RunHistory } from './runs/RunHistory.tsx';
import { RunQueue } from './runs/RunQueue.tsx';
import { RunTasks } from './runs/RunTasks.tsx';
import { useRunQueue } from './runs/useRunQueue.ts';
import { t } from '../messages/t.ts';

/** The drawer at the bottom: the run's tasks and logs, what keeps it from running, the queue, and past runs. */
export function RunPanel(): React.JSX.Element {
  const problems = useView((state) => state.problems);
  const setPanels = useUi((state) => state.setPanels);
  const [tab, setTab] = useState(problems.length > 0 ? 'problems' : 'run');
  const [seen, setSeen] = useState(problems);
  if (seen !== problems) {
    setSeen(problems);
    setTab(problems.length > 0 ? 'problems' : 'run');
  }
  const { runs = [] } = useRunQueue();
  const waiting = runs.filter(({ status }) => status === 'queued').length;
  const tabs: readonly Tab[] = [
    { id: 'run', label: t('window.groups.Run'), content: <RunTasks /> },
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
    <section aria-label={t('window.runPanel.runLog')} className="h-full bg-surface">
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

function Problems(): React.JSX.Element {
  const problems = useView((state) => state.problems);
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
