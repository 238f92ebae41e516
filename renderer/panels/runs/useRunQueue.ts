import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RunSummary } from '../../../shared/api/types.ts';
import { useRun } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';

/** The key of the queue among the engine's answers. */
export const queueKey = ['runs.queue'];

/** The runs that go on, are paused or wait, and why they could not be read. */
export function useRunQueue(): {
  readonly runs: readonly RunSummary[] | undefined;
  readonly error: Error | null;
} {
  const engine = useEngine();
  const shown = useRun((state) => `${state.activeRunId} ${state.run?.status}`);
  const { data, error } = useQuery({
    queryKey: [...queueKey, shown],
    queryFn: ({ signal }) => engine.runs.queue(undefined, { signal }),
    placeholderData: keepPreviousData,
    // Runs of other windows come and go, too.
    refetchInterval: 2000,
    staleTime: 0,
  });
  return { runs: data, error };
}
