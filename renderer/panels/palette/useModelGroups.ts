import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { ConnectionInfo, ModelChoice } from '../../../shared/api/types.ts';
import { isCogId, type ModelSummary } from '../../../shared/domain/model.ts';
import { findNode } from '../../../shared/domain/graph.ts';
import { portsFromSchema } from '../../../shared/models/portsFromSchema.ts';
import { trainingPorts } from '../../../shared/models/trainingPorts.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { useConnections } from '../useConnections.ts';
import { useDebounced } from '../useDebounced.ts';
import { endsToFit } from './endsToFit.ts';
import { fittingPort } from './fittingPort.ts';
import { providerTitle, type PaletteEntry, type PaletteGroup } from './paletteEntry.ts';
import { useDeploymentGroups } from './useDeploymentGroups.ts';
import { t } from '../../messages/t.ts';

/** A service on the internet is asked once typing has paused this long, in milliseconds. */
const debounceMs = 250;
/** It is not asked for less, in characters. */
const shortest = 2;

/**
 * The models and deployments that answer the query, by connection. All are asked side by side: a slow or failing one
 * keeps nobody waiting and says so under its own heading. A search that typing has made stale is canceled.
 */
export function useModelGroups(query: string, request: PaletteRequest): readonly PaletteGroup[] {
  const text = query.trim();
  const settled = useDebounced(text, debounceMs);
  const { data: connections = [], isSuccess } = useConnections();
  const accounts = connections.filter(isAccount);
  const isLong = settled.length >= shortest;
  const near = ['builtin', ...connections.map(({ id }) => id).filter(isCogId)];
  const far = accounts.map(({ id }) => id);
  const searches = useSearches([
    ...near.map((provider) => ({ provider, query: text, enabled: true })),
    ...far.map((provider) => ({ provider, query: settled, enabled: isLong })),
  ]);
  const trains = useTrains(request);
  const fitting = useFitting(searches[0]?.data ?? [], { ...request, trains });
  // A deployment runs a model and trains none.
  const deployments = useDeploymentGroups(isLong && !trains ? far : [], settled);
  const groups = [...near, ...far].flatMap((provider, index): readonly PaletteGroup[] => {
    const search = searches[index];
    if (search === undefined || (far.includes(provider) && text.length < shortest)) return [];
    const models = provider === 'builtin' ? fitting : (search.data ?? []);
    const group = toGroup(provider, { search, models });
    const isWaiting = far.includes(provider) && settled !== text && group.entries.length === 0;
    return [isWaiting ? { ...group, status: 'loading' } : group];
  });
  const isUnset = isSuccess && accounts.length === 0 && text.length >= shortest;
  return [...groups, ...deployments, ...(isUnset ? [noAccount] : [])];
}

const noAccount: PaletteGroup = {
  id: 'replicate',
  heading: 'Replicate',
  entries: [],
  status: 'no-token',
};

/** A service that runs models for an account, and is set up. */
function isAccount({ id, token }: ConnectionInfo): boolean {
  return id !== 'builtin' && !isCogId(id) && token !== 'missing';
}

type Search = { readonly provider: string; readonly query: string; readonly enabled: boolean };

function useSearches(
  searches: readonly Search[],
): readonly UseQueryResult<readonly ModelSummary[]>[] {
  const engine = useEngine();
  return useQueries({
    queries: searches.map(({ provider, query, enabled }) => ({
      queryKey: ['models.search', provider, query],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        engine.models.search({ provider, query }, { signal }),
      enabled,
      placeholderData: keepPreviousData,
      staleTime: 5 * 60_000,
      retry: false,
    })),
  });
}

/** Says whether the palette is open for the base model of a training. */
function useTrains({ chooseModelFor }: PaletteRequest): boolean {
  return useDocument(
    ({ pipeline: { graph } }) =>
      chooseModelFor !== undefined && findNode(graph, chooseModelFor)?.type === 'training',
  );
}

/** Built-in models are here and free, so their schemas can be looked at before they are offered for a port or a training. */
function useFitting(
  models: readonly ModelSummary[],
  { trains, ...request }: PaletteRequest & { readonly trains: boolean },
): readonly ModelSummary[] {
  const engine = useEngine();
  const ends = endsToFit(request);
  const isOpen = ends.length === 0 && !trains;
  const choices = useQueries({
    queries: (isOpen ? [] : models).map(({ owner, name }) => ({
      queryKey: ['models.choose', 'builtin', owner, name],
      queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<ModelChoice> =>
        engine.models.choose(
          { provider: 'builtin', model: `${owner}/${name}`, peek: true },
          { signal },
        ),
      staleTime: Infinity,
      retry: false,
    })),
  });
  if (isOpen) return models;
  return models.filter((_, index) => {
    const schema = choices[index]?.data?.snapshot.schema;
    if (schema === undefined) return false;
    if (trains) return trainingPorts(schema).length > 0;
    return ends.every((end) => fittingPort(end, portsFromSchema(schema)) !== undefined);
  });
}

type Answer = { readonly search: UseQueryResult; readonly models: readonly ModelSummary[] };

function toGroup(provider: string, { search, models }: Answer): PaletteGroup {
  const entries = models.map((summary): PaletteEntry => {
    return {
      kind: 'model',
      id: `model ${provider} ${summary.owner}/${summary.name}`,
      provider,
      summary,
    };
  });
  const heading =
    provider === 'builtin' ? t('palette.useModelGroups.builtModels') : providerTitle(provider);
  return { id: provider, heading, entries, status: statusOf(search) };
}

function statusOf({ isError, error, isFetching, data }: UseQueryResult): PaletteGroup['status'] {
  if (isError) return { error: failureOf(error).message };
  return isFetching && data === undefined ? 'loading' : 'ready';
}
