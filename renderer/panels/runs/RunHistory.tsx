import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, History, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { deleteRuns, type RunsToDelete } from '../../actions/edits/deleteRuns.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDebounced } from '../useDebounced.ts';
import { useNow } from '../useNow.ts';
import { dayGroups } from './dayGroups.ts';
import { HistoryBar } from './HistoryBar.tsx';
import { HistoryRow } from './HistoryRow.tsx';
import { LoadOnSight } from './LoadOnSight.tsx';
import { runListKey, useRunHistory, type HistoryFilter } from './useRunHistory.ts';
import { t } from '../../messages/t.ts';

const anyRun: HistoryFilter = { query: '', status: null };

/** Past runs of every pipeline, newest first: they come as one scrolls. */
export function RunHistory(): React.JSX.Element {
  const [filter, setFilter] = useState(anyRun);
  const query = useDebounced(filter.query.trim(), 150);
  const history = useRunHistory({ ...filter, query });
  const remove = useDeleteRuns();
  const { items, error } = history;
  if (error !== null)
    return (
      <EmptyState
        tone="danger"
        icon={CircleAlert}
        title={t('runs.runHistory.pastRunsCannot')}
        hint={failureOf(error).message}
      />
    );
  if (items === undefined) return <Skeleton className="m-3 h-24" />;
  const isFiltered = query !== '' || filter.status !== null;
  if (items.length === 0 && !isFiltered && filter.query === '')
    return (
      <EmptyState
        icon={History}
        title={t('runs.runHistory.noPastRuns')}
        hint={t('runs.runHistory.everyRunKept')}
      />
    );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <HistoryBar filter={filter} onFilter={setFilter} onDelete={remove} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {items.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={t('runs.runHistory.noSuchRun')}
            hint={t('runs.runHistory.noPastRun')}
          />
        ) : (
          <RunTable runs={items} onDelete={remove} />
        )}
        {history.hasNextPage && !history.isFetching && (
          <LoadOnSight onSight={history.fetchNextPage} />
        )}
      </div>
    </div>
  );
}

/** Deletes, once it was asked, and reads the list again. */
function useDeleteRuns(): (which: RunsToDelete) => void {
  const app = useApp();
  const queries = useQueryClient();
  return useCallback(
    (which) => {
      deleteRuns(app, which)
        .then(() => queries.invalidateQueries({ queryKey: runListKey }))
        .catch((failed: unknown) =>
          app.notify({ kind: 'error', message: failureOf(failed).message }),
        );
    },
    [app, queries],
  );
}

function RunTable({
  runs,
  onDelete,
}: {
  readonly runs: readonly RunSummary[];
  readonly onDelete: (which: RunsToDelete) => void;
}): React.JSX.Element {
  const now = useNow(true, 30_000);
  return (
    <table className="w-full text-left">
      <thead className="sr-only">
        <tr>
          <th>{t('runs.runHistory.pipeline')}</th>
          <th>{t('runs.runHistory.outcome')}</th>
          <th>{t('runs.runHistory.started')}</th>
          <th>{t('common.time')}</th>
          <th>{t('common.cost')}</th>
          <th>{t('runs.runHistory.resumeOrDelete')}</th>
        </tr>
      </thead>
      {dayGroups(runs, now).map(({ label, items }) => (
        <tbody key={label}>
          <tr>
            <th
              colSpan={6}
              scope="rowgroup"
              className="sticky top-0 z-2 bg-surface px-3 pt-2 pb-1 text-xs font-medium text-muted"
            >
              {label}
            </th>
          </tr>
          {items.map((run) => (
            <HistoryRow
              key={run.runId}
              run={run}
              now={now}
              onDelete={() => onDelete({ runIds: [run.runId] })}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
