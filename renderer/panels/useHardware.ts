import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Hardware } from '../../shared/domain/library.ts';
import { useEngine } from '../engine/EngineContext.tsx';
import { freshOf } from '../engine/freshOf.ts';
import { resourceKey } from './resourceKey.ts';

/** The kinds of computers that models of a provider can run on, to choose from. */
export function useHardware(provider: string): UseQueryResult<readonly Hardware[]> {
  const engine = useEngine();
  return useQuery({
    queryKey: resourceKey(provider, 'hardware', 'all'),
    queryFn: ({ signal, ...context }) =>
      engine.resources.hardware.list({ provider, ...freshOf(context) }, { signal }),
    staleTime: 600_000,
  });
}
