import { ChevronDown, Pause, Play, Square } from 'lucide-react';
import { cancelRun } from '../../actions/cancelRun.ts';
import { continueRun } from '../../actions/continueRun.ts';
import { pauseRun } from '../../actions/pauseRun.ts';
import { resumeRun } from '../../actions/resumeRun.ts';
import { whyNoRun } from '../../actions/edits/whyNot.ts';
import { run as runAction } from '../../actions/run.ts';
import { runAgain } from '../../actions/runAgain.ts';
import { runFromSelection } from '../../actions/runFromSelection.ts';
import { runNodeAgain } from '../../actions/runNodeAgain.ts';
import { runSample } from '../../actions/runSample.ts';
import { runSelection } from '../../actions/runSelection.ts';
import { useAction } from '../../actions/useAction.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import type { App } from '../../engine/app.ts';
import { useApp, useRun } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/MenuRows.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { formatDuration } from '../format.ts';
import { actionItem } from '../actionItem.ts';
import { countNodes } from '../runs/countNodes.ts';
import { doneText } from '../runs/doneText.ts';
import { RunCostButton } from '../runs/RunCostButton.tsx';
import { useNow } from '../useNow.ts';
import { RestButton } from './RestButton.tsx';
import { t } from '../../messages/t.ts';

/** Ways to run: the whole, a part, and with fresh results. */
const waysToRun = [
  [runAction, runSample],
  [runSelection, runFromSelection],
  [runNodeAgain, runAgain],
];

/** Run; while a run goes on or is paused, how far it is, Pause or Continue, and Cancel. */
export function RunControl(): React.JSX.Element {
  const isRunning = useRun((state) => state.activeRunId !== null);
  const start = useAction(runAction);
  const app = useApp();
  const cancel = useAction(cancelRun);
  if (isRunning) {
    return (
      <div className="flex items-center gap-2">
        <Progress />
        <PauseOrContinue />
        <Tooltip label={t('window.runControl.cancelRunProvider')} {...cancel.keys}>
          <Button icon={Square} onClick={cancel.perform} disabled={!cancel.isEnabled}>
            {t('common.cancel')}
          </Button>
        </Tooltip>
      </div>
    );
  }
  return (
    <div className="flex items-center gap-2">
      <Resume />
      <RestButton />
      <Continue />
      <RunCostButton disabled={!start.isEnabled} />
      <div className="flex items-center gap-px">
        <Tooltip
          label={start.isEnabled ? t('window.runControl.runPipeline') : whyNoRun(app)}
          {...start.keys}
        >
          <Button
            kind="primary"
            icon={Play}
            className="rounded-r-none"
            onClick={start.perform}
            disabled={!start.isEnabled}
          >
            {t('window.groups.run')}
          </Button>
        </Tooltip>
        <Menu
          align="end"
          trigger={
            <Button
              kind="primary"
              aria-label={t('window.runControl.waysRun')}
              className="rounded-l-none px-1"
              disabled={!start.isEnabled}
            >
              <ChevronDown aria-hidden size={14} />
            </Button>
          }
          items={() => menuItems(app)}
        />
      </div>
    </div>
  );
}

function PauseOrContinue(): React.JSX.Element | null {
  const pause = useAction(pauseRun);
  const isPaused = useRun((state) => state.run?.status === 'paused');
  if (isPaused) return <Continue />;
  if (!pause.isEnabled) return null;
  return (
    <IconButton label={t('window.runControl.pauseRunWhat')} icon={Pause} onClick={pause.perform} />
  );
}

/** Where the shown run is paused. */
function Continue(): React.JSX.Element | null {
  const run = useRun((state) => state.run);
  const goOn = useAction(continueRun);
  if (run === null || !goOn.isEnabled) return null;
  return (
    <Tooltip label={t('window.runControl.goesWhereWas', { done: doneText(run) })}>
      <Button icon={continueRun.icon} onClick={goOn.perform}>
        {t('common.continue')}
      </Button>
    </Tooltip>
  );
}

/** Where the shown run has stopped. */
function Resume(): React.JSX.Element | null {
  const run = useRun((state) => state.run);
  const resume = useAction(resumeRun);
  if (run === null || !resume.isEnabled) return null;
  return (
    <Tooltip label={t('window.runControl.goesWhereStopped', { done: doneText(run) })}>
      <Button icon={resumeRun.icon} onClick={resume.perform}>
        {t('common.resume')}
      </Button>
    </Tooltip>
  );
}

function menuItems(app: App): readonly MenuItem[] {
  return waysToRun.flatMap((ways, group): readonly MenuItem[] => [
    ...(group === 0 ? [] : [{ kind: 'separator' as const, id: `separator ${group}` }]),
    ...ways.map((action) => actionItem(app, action)),
  ]);
}

function Progress(): React.JSX.Element {
  const run = useRun((state) => state.run);
  const now = useNow(true);
  return (
    // It ticks: nothing to read aloud. RunAnnouncer does that.
    <span className="tabular text-sm whitespace-nowrap text-muted">
      {run === null ? t('window.runControl.starting') : progressText(run, now)}
    </span>
  );
}

function progressText(run: RunState, now: number): string {
  const { ended, total } = countNodes(run);
  if (run.status === 'queued') return t('window.runControl.queue');
  if (run.status === 'paused') return t('window.runControl.pausedNodes', { ended, total });
  return t('window.runControl.nodes', {
    ended,
    total,
    duration: formatDuration(now - run.startedAt),
  });
}
