import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, CircleAlert, ListOrdered, Pause, Play, X } from 'lucide-react';
import type { RunPriority, RunSummary } from '../../../shared/api/types.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { performAction, type Action } from '../../actions/action.ts';
import { cancelRun } from '../../actions/cancelRun.ts';
import { continueRun } from '../../actions/continueRun.ts';
import type { EngineClient } from '../../engine/engineClient.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { formatAgo } from '../format.ts';
import { useNow } from '../useNow.ts';
import { runLook } from './runLook.ts';
import { queueKey, useRunQueue } from './useRunQueue.ts';
import { t } from '../../messages/t.ts';

/** Every run that goes on, is paused or waits for its turn, in the order in which they start. */
export function RunQueue(): React.JSX.Element {
  const { runs, error } = useRunQueue();
  const now = useNow(true, 30_000);
  if (error !== null)
    return (
      <EmptyState
        tone="danger"
        icon={CircleAlert}
        title={t('runs.runQueue.queueCannotShown')}
        hint={failureOf(error).message}
      />
    );
  if (runs === undefined) return <Skeleton className="m-3 h-24" />;
  if (runs.length === 0)
    return (
      <EmptyState
        icon={ListOrdered}
        title={t('runs.runQueue.nothingRunsOr')}
        hint={t('runs.runQueue.runsBeyondNumber')}
      />
    );
  const waiting = runs.filter(({ status }) => status === 'queued');
  return (
    <ul aria-label={t('runs.runQueue.queueRuns')}>
      {runs.map((run) => (
        <QueueRow key={run.runId} run={run} position={waiting.indexOf(run) + 1} now={now} />
      ))}
    </ul>
  );
}

type RowProps = {
  readonly run: RunSummary;
  /** Counted from 1; 0 for a run that does not wait. */
  readonly position: number;
  readonly now: number;
};

function QueueRow({ run, position, now }: RowProps): React.JSX.Element {
  const { label, tone } = runLook(run.status);
  return (
    <li className="flex h-8 items-center gap-3 border-b border-border pr-2 pl-3 last:border-b-0 hover:bg-surface-2">
      <span className="tabular w-4 shrink-0 text-right text-sm text-muted">
        {position > 0 && (
          <>
            <span className="sr-only">{t('runs.runQueue.place', { position })}</span>
            <span aria-hidden>{position}</span>
          </>
        )}
      </span>
      <span className="min-w-0 flex-1 truncate" title={run.pipelinePath ?? undefined}>
        {run.pipelineName}
      </span>
      <span className="shrink-0 text-sm text-muted">{formatAgo(run.startedAt, now)}</span>
      <span className="w-18 shrink-0">
        <Badge tone={tone}>{label}</Badge>
      </span>
      {run.isElsewhere ? (
        <span className="w-44 shrink-0 text-right text-sm text-muted">
          {t('runs.runQueue.anotherPatchbay')}
        </span>
      ) : (
        <QueueButtons run={run} />
      )}
    </li>
  );
}

type Priority = {
  readonly priority: RunPriority;
  readonly label: string;
  /** What choosing it is called. */
  readonly deed: string;
};

function priorities(): readonly Priority[] {
  return [
    { priority: 1, label: t('runs.runQueue.high'), deed: t('runs.runQueue.highPriority') },
    { priority: 0, label: t('runs.runQueue.normal'), deed: t('runs.runQueue.normalPriority') },
    { priority: -1, label: t('runs.runQueue.low'), deed: t('runs.runQueue.lowPriority') },
  ];
}

function QueueButtons({ run }: { readonly run: RunSummary }): React.JSX.Element {
  const { runId, status, priority, pipelineName } = run;
  const app = useApp();
  const change = useChangeQueue();
  /** What is done with the shown run is seen on the canvas. */
  const shownOr = (action: Action, act: (runs: EngineClient['runs']) => Promise<unknown>): void =>
    change.mutate((runs) =>
      app.run.getState().run?.runId === runId ? performAction(app, action) : act(runs),
    );
  /** Nothing of it has begun: it waits at the end of the queue again. */
  const offerBack = (): void =>
    app.notify({
      kind: 'info',
      message: t('runs.runQueue.removed', { pipeline: pipelineName }),
      action: {
        label: t('actions.titles.undo'),
        onClick: () => change.mutate((runs) => runs.resume({ runId })),
      },
    });
  const chosen = priorities().find((each) => each.priority === priority)?.label ?? '';
  return (
    <span className="flex w-44 shrink-0 items-center justify-end gap-1">
      <Menu
        align="end"
        trigger={
          <Button
            size="sm"
            kind="ghost"
            aria-label={t('runs.runQueue.priority', { pipeline: pipelineName, chosen })}
          >
            {chosen}
            <ChevronDown aria-hidden size={12} className="text-muted" />
          </Button>
        }
        items={priorities().map((each) => ({
          kind: 'action',
          id: each.label,
          label: each.deed,
          checked: each.priority === priority,
          onSelect: () =>
            change.mutate((runs) => runs.setPriority({ runId, priority: each.priority })),
        }))}
      />
      {status === 'running' && (
        <IconButton
          size="sm"
          icon={Pause}
          label={t('runs.runQueue.pause', { pipeline: pipelineName })}
          onClick={() => change.mutate((runs) => runs.pause({ runId }))}
        />
      )}
      {status === 'paused' && (
        <IconButton
          size="sm"
          icon={Play}
          label={t('runs.runQueue.continue', { pipeline: pipelineName })}
          onClick={() => shownOr(continueRun, (runs) => runs.continue({ runId }))}
        />
      )}
      {status === 'queued' && <span className="w-6" />}
      <IconButton
        size="sm"
        icon={X}
        label={
          status === 'queued'
            ? t('runs.runQueue.removeFromQueue', { pipeline: pipelineName })
            : t('runs.runQueue.cancel', { pipeline: pipelineName })
        }
        onClick={() => {
          shownOr(cancelRun, (runs) => runs.cancel({ runId }));
          if (status === 'queued') offerBack();
        }}
      />
    </span>
  );
}

/** Does something with a run of the queue, and shows what came of it. */
function useChangeQueue() {
  const app = useApp();
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: (runs: EngineClient['runs']) => Promise<unknown>) => act(engine.runs),
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
    onSettled: () => queries.invalidateQueries({ queryKey: queueKey }),
  });
}
