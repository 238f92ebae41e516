import { useQuery } from '@tanstack/react-query';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { runListKey, unendedMs } from './useRunHistory.ts';

/** How many tasks of a canceled run may still go on at their provider; the engine ends them as soon as it can. */
export function useUnended({ runId, status }: Pick<RunState, 'runId' | 'status'>): number {
  const engine = useEngine();
  const isCanceled = status === 'canceled';
  const { data = 0 } = useQuery({
    queryKey: [...runListKey, 'unended', runId],
    queryFn: async ({ signal }) => (await engine.runs.get({ runId }, { signal })).unended,
    enabled: isCanceled,
    refetchInterval: ({ state }) => (state.data === 0 ? false : unendedMs),
    staleTime: 0,
  });
  return isCanceled ? data : 0;
}
