import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleAlert, History } from 'lucide-react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { showRun } from '../../actions/edits/showRun.ts';
import { useApp, useRun } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { formatAgo, formatDuration } from '../format.ts';
import { useNow } from '../useNow.ts';
import { ResumeButton } from './ResumeButton.tsx';
import { runLook } from './runLook.ts';

/** Past runs of every pipeline, newest first. */
export function RunHistory(): React.JSX.Element {
  const engine = useEngine();
  const shown = useRun((state) => `${state.activeRunId} ${state.run?.status}`);
  const { data, isError, error } = useQuery({
    queryKey: ['runs.list', shown],
    queryFn: ({ signal }) => engine.runs.list({ limit: 100 }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const now = useNow(true, 30_000);
  if (isError)
    return (
      <EmptyState
        tone="danger"
        icon={CircleAlert}
        title="The past runs cannot be shown"
        hint={failureOf(error).message}
      />
    );
  if (data === undefined) return <Skeleton className="m-3 h-24" />;
  if (data.length === 0)
    return (
      <EmptyState
        icon={History}
        title="No past runs"
        hint="Every run is kept here, with its time and how it ended."
      />
    );
  return (
    <table className="w-full text-left">
      <thead className="sr-only">
        <tr>
          <th>Pipeline</th>
          <th>Outcome</th>
          <th>Started</th>
          <th>Time</th>
          <th>Resume</th>
        </tr>
      </thead>
      <tbody>
        {data.map((run) => (
          <HistoryRow key={run.runId} run={run} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({
  run,
  now,
}: {
  readonly run: RunSummary;
  readonly now: number;
}): React.JSX.Element {
  const app = useApp();
  const isShown = useRun((state) => state.run?.runId === run.runId);
  const { label, tone } = runLook(run.status);
  const show = (): void => {
    showRun(app, run).catch((failed: unknown) =>
      app.notify({ kind: 'error', message: failureOf(failed).message }),
    );
  };
  const end = run.finishedAt ?? (run.status === 'running' ? now : null);
  return (
    <tr
      className={cx(
        'relative h-8 border-b border-border last:border-b-0 hover:bg-surface-2',
        isShown && 'bg-surface-2',
      )}
    >
      <td className="max-w-0 truncate px-3" title={run.pipelinePath ?? undefined}>
        <button
          type="button"
          aria-current={isShown || undefined}
          title="Show this run on the canvas"
          onClick={show}
          className="max-w-full truncate text-left after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
        >
          {run.pipelineName}
        </button>
        {isShown && <span className="ml-2 text-sm text-muted">on the canvas</span>}
      </td>
      <td className="w-28">
        <Badge tone={tone}>{run.isElsewhere ? `${label} elsewhere` : label}</Badge>
      </td>
      <td className="w-28 text-sm text-muted" title={new Date(run.startedAt).toLocaleString()}>
        {formatAgo(run.startedAt, now)}
      </td>
      <td className="tabular w-20 pr-3 text-right text-sm text-muted">
        {end === null ? '' : formatDuration(end - run.startedAt)}
      </td>
      <td className="w-24 pr-2 text-right">
        {(run.status === 'interrupted' || run.status === 'failed') && <ResumeButton run={run} />}
      </td>
    </tr>
  );
}
