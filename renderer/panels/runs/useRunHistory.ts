import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { useRun } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';

/** Which past runs are shown: all conditions hold together. */
export type HistoryFilter = {
  readonly query: string;
  readonly status: RunSummary['status'] | null;
};

/** What names the lists of past runs among all that was asked for. */
export const runListKey = ['runs.list'];

const pageLength = 50;

/** The past runs page by page; read again when the shown run changes its status. */
export function useRunHistory({ query, status }: HistoryFilter) {
  const engine = useEngine();
  const queries = useQueryClient();
  const shown = useRun((state) => `${state.activeRunId} ${state.run?.status}`);
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: runListKey });
  }, [queries, shown]);
  const runs = useInfiniteQuery({
    queryKey: [...runListKey, query, status],
    queryFn: ({ pageParam, signal }) =>
      engine.runs.list(
        {
          limit: pageLength,
          ...(query === '' ? {} : { query }),
          ...(status === null ? {} : { status }),
          ...(pageParam === null ? {} : { before: pageParam }),
        },
        { signal },
      ),
    initialPageParam: null as Pick<RunSummary, 'seq'> | null,
    getNextPageParam: (page) => (page.length < pageLength ? undefined : page.at(-1)),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (hasUnended(state.data?.pages.flat()) ? unendedMs : false),
    staleTime: 0,
  });
  return { ...runs, items: runs.data?.pages.flat() };
}

function hasUnended(runs: readonly RunSummary[] = []): boolean {
  return runs.some(({ unended }) => unended > 0);
}

/** How often it is looked whether what canceled runs have left at their providers has ended. */
export const unendedMs = 3000;
