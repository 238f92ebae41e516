import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
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
import { fittingPort } from './fittingPort.ts';
import type { PaletteEntry, PaletteGroup } from './paletteEntry.ts';

/** Replicate is asked once typing has paused this long, in milliseconds. */
const debounceMs = 250;

/** The models that answer the query, by provider. A search that typing has made stale is canceled. */
export function useModelGroups(query: string, request: PaletteRequest): readonly PaletteGroup[] {
  const text = query.trim();
  const settled = useDebounced(text, debounceMs);
  const { data: connections } = useConnections();
  const hasToken = hasReplicateToken(connections);
  const builtin = useSearch('builtin', text, true);
  const replicate = useSearch('replicate', settled, hasToken === true && settled.length > 1);
  const fitting = useFitting(builtin.data ?? [], request);
  const cog = useCogGroups(text, connections);
  const groups = [
    toGroup('builtin', 'Built-in models', { search: builtin, models: fitting }),
    ...cog,
  ];
  if (text.length < 2) return groups;
  const found = toGroup('replicate', 'Replicate', {
    search: replicate,
    models: replicate.data ?? [],
  });
  const isWaiting = settled !== text && found.entries.length === 0 && hasToken === true;
  const status = hasToken === false ? 'no-token' : isWaiting ? 'loading' : found.status;
  return [...groups, { ...found, status }];
}

function useSearch(
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
    retry: false,
  });
}

function hasReplicateToken(
  connections: readonly ConnectionInfo[] | undefined,
): boolean | undefined {
  const replicate = connections?.find(({ id }) => id === 'replicate');
  return connections === undefined
    ? undefined
    : replicate !== undefined && replicate.token !== 'missing';
}

/** Each Cog server that the user added has one model. */
function useCogGroups(
  query: string,
  connections: readonly ConnectionInfo[] | undefined,
): readonly PaletteGroup[] {
  const engine = useEngine();
  const servers = (connections ?? []).filter(({ id }) => isCogId(id));
  const searches = useQueries({
    queries: servers.map(({ id }) => ({
      queryKey: ['models.search', id, query],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        engine.models.search({ provider: id, query }, { signal }),
      retry: false,
    })),
  });
  return servers.flatMap(({ id, title }, index) => {
    const search = searches[index];
    return search === undefined ? [] : [toGroup(id, title, { search, models: search.data ?? [] })];
  });
}

/** Built-in models are here and free, so their schemas can be looked at before they are offered for a port or a training. */
function useFitting(
  models: readonly ModelSummary[],
  { from, chooseModelFor }: PaletteRequest,
): readonly ModelSummary[] {
  const engine = useEngine();
  const trains = useDocument(
    ({ pipeline: { graph } }) =>
      chooseModelFor !== undefined && findNode(graph, chooseModelFor)?.type === 'training',
  );
  const isOpen = from === undefined && !trains;
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
    return from !== undefined && fittingPort(from, portsFromSchema(schema)) !== undefined;
  });
}

function toGroup(
  provider: string,
  heading: string,
  { search, models }: { readonly search: UseQueryResult; readonly models: readonly ModelSummary[] },
): PaletteGroup {
  const entries = models.map((summary): PaletteEntry => {
    return {
      kind: 'model',
      id: `model ${provider} ${summary.owner}/${summary.name}`,
      provider,
      summary,
    };
  });
  return { id: provider, heading, entries, status: statusOf(search) };
}

function statusOf({ isError, error, isFetching, data }: UseQueryResult): PaletteGroup['status'] {
  if (isError) return { error: failureOf(error).message };
  return isFetching && data === undefined ? 'loading' : 'ready';
}
