import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { modelName } from './modelName.ts';
import { usePages, type PagedList } from './usePages.ts';

/** All models of a connection, the newest version first. */
export function useAllModels(provider: string): PagedList<ModelSummary> {
  const { resources } = useEngine();
  return usePages({
    key: ['resources.models.list', provider],
    load: (cursor, signal) =>
      resources.models.list({ provider, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
}

/**
 * The models of the account behind the token. No call lists just these: the public ones are looked for under the
 * account's name and among the newest of all.
 */
export function useOwnModels(provider: string): PagedList<ModelSummary> {
  const { models, resources } = useEngine();
  return usePages({
    key: ['own models', provider],
    load: async (_, signal) => {
      const { username } = await resources.account.get({ provider }, { signal });
      const [found, newest] = await Promise.all([
        models.search({ provider, query: username }, { signal }),
        resources.models.list({ provider }, { signal }),
      ]);
      return { items: ownedBy(username, [...found, ...newest.items]) };
    },
  });
}

/** Those of an owner, each once, by name. */
export function ownedBy(owner: string, models: readonly ModelSummary[]): readonly ModelSummary[] {
  const own = models.filter((model) => model.owner.toLowerCase() === owner.toLowerCase());
  return [...new Map(own.map((model) => [modelName(model), model])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
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
    staleTime: 5 * 60_000,
  });
}
