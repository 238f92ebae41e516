import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleAlert, History } from 'lucide-react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { useRun } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Badge, type BadgeTone } from '../../ui/Badge.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { formatAgo, formatDuration } from '../format.ts';
import { useNow } from '../useNow.ts';

const looks: {
  readonly [S in RunSummary['status']]: { readonly label: string; readonly tone: BadgeTone };
} = {
  running: { label: 'Running', tone: 'accent' },
  succeeded: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  canceled: { label: 'Canceled', tone: 'neutral' },
  interrupted: { label: 'Interrupted', tone: 'warning' },
};

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
  const { label, tone } = looks[run.status];
  const end = run.finishedAt ?? (run.status === 'running' ? now : null);
  return (
    <tr className="h-8 border-b border-border last:border-b-0">
      <td className="max-w-0 truncate px-3" title={run.pipelinePath ?? undefined}>
        {run.pipelineName}
      </td>
      <td className="w-28">
        <Badge tone={tone}>{label}</Badge>
      </td>
      <td className="w-28 text-sm text-muted" title={new Date(run.startedAt).toLocaleString()}>
        {formatAgo(run.startedAt, now)}
      </td>
      <td className="tabular w-20 pr-3 text-right text-sm text-muted">
        {end === null ? '' : formatDuration(end - run.startedAt)}
      </td>
    </tr>
  );
}
