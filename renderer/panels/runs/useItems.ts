import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import type { TaskState } from '../../../shared/run/taskState.ts';
import type { StandingCounts, TaskStanding, TaskSummary } from '../../../shared/run/taskSummary.ts';
import { useEngine } from '../../engine/EngineContext.tsx';

/** The items of a node in a run; `isLive` while more may happen to them. */
export type ItemsOf = { readonly runId: RunId; readonly nodeId: NodeId; readonly isLive: boolean };

const pageLength = 100;
const liveMs = 1_000;
/** What is scrolled away is soon forgotten: a run may have more items than fit into memory. */
const forgetMs = 20_000;

/** How many items of each status there are. */
export function useItemCounts({ runId, nodeId, isLive }: ItemsOf): StandingCounts[NodeId] {
  const engine = useEngine();
  const { data } = useQuery({
    queryKey: ['runs.nodeCounts', runId, isLive],
    queryFn: ({ signal }) => engine.runs.nodeCounts({ runId }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? liveMs : false,
    gcTime: forgetMs,
  });
  return data?.[nodeId] ?? {};
}

/** The items in sight: pages are read as they come into it. `see` says what is. */
export function useItems(
  { runId, nodeId, isLive }: ItemsOf,
  status: TaskStanding | null,
): {
  readonly at: (index: number) => TaskSummary | undefined;
  readonly see: (from: number, to: number) => void;
  readonly error: Error | null;
} {
  const engine = useEngine();
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const see = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / pageLength), last: Math.floor(to / pageLength) };
    setSeen((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  const numbers = Array.from({ length: seen.last - seen.first + 1 }, (_, at) => seen.first + at);
  const pages = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['runs.tasks', runId, nodeId, status, number, isLive],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        engine.runs.tasks(
          {
            runId,
            nodeId,
            offset: number * pageLength,
            limit: pageLength,
            ...(status === null ? {} : { status }),
          },
          { signal },
        ),
      placeholderData: keepPreviousData,
      refetchInterval: isLive ? liveMs : (false as const),
      gcTime: forgetMs,
    })),
  });
  return {
    see,
    at: (index) => pages[Math.floor(index / pageLength) - seen.first]?.data?.[index % pageLength],
    error: pages.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** All of one item, also its logs; undefined until it is there. */
export function useItem(
  { runId, nodeId, isLive }: ItemsOf,
  path: readonly number[],
): TaskState | undefined {
  const engine = useEngine();
  const { data } = useQuery({
    queryKey: ['runs.task', runId, nodeId, path, isLive],
    queryFn: ({ signal }) => engine.runs.task({ runId, nodeId, path: [...path] }, { signal }),
    refetchInterval: isLive ? liveMs : false,
    gcTime: forgetMs,
  });
  return data;
}
