import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { resourceKey } from '../resourceKey.ts';
import { useListing, type Listing } from '../useListing.ts';
import { freshMs } from './freshMs.ts';

/** All models of a connection, the newest version first. */
export function useAllModels(provider: string): Listing<ModelSummary> {
  const { resources } = useEngine();
  return useListing({
    key: resourceKey(provider, 'models', 'all'),
    fetchPage: (request, signal) => resources.models.list({ provider, ...request }, { signal }),
    staleTime: freshMs,
  });
}

/** The models that answer a query, best first. A search that typing has made stale is canceled. */
export function useModelSearch(
  provider: string,
  query: string,
  enabled: boolean,
): UseQueryResult<readonly ModelSummary[]> {
  const engine = useEngine();
  return useQuery({
    queryKey: ['models.search', provider, query],
    queryFn: ({ signal }) => engine.models.search({ provider, query }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: freshMs,
  });
}
