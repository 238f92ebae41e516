import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { LibraryModels } from '../../../shared/api/types.ts';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { useApp, useDocument, useRun } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { modelName, toSummary } from './modelName.ts';

/** The favourites and recents of a connection. */
export function useShelf(provider: string): UseQueryResult<LibraryModels> {
  const engine = useEngine();
  return useQuery({
    queryKey: ['library.get', provider],
    queryFn: ({ signal }) => engine.library.get({ provider }, { signal }),
  });
}

/** Reads the recents again when a model was placed or a run has begun, wherever that happened. */
export function useShelfWatch(): void {
  const queries = useQueryClient();
  const models = useDocument((state) => state.pipeline.models);
  const runId = useRun((state) => state.run?.runId);
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['library.get'] });
  }, [queries, models, runId]);
}

type Stars = {
  readonly isFavourite: (model: ModelSummary) => boolean;
  readonly toggleFavourite: (model: ModelSummary) => void;
};

/** Which models of a connection have a star, and how to give or take it. */
export function useStars(provider: string): Stars {
  const app = useApp();
  const queries = useQueryClient();
  const { data } = useShelf(provider);
  const isFavourite = useCallback(
    (model: ModelSummary) =>
      data?.favourites.some((other) => modelName(other) === modelName(model)) ?? false,
    [data],
  );
  const { mutate } = useMutation({
    mutationFn: (change: { readonly model: ModelSummary; readonly favourite: boolean }) =>
      app.client.library.setFavourite({ provider, ...change }),
    onSuccess: (shelf) => queries.setQueryData(['library.get', provider], shelf),
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
  const toggleFavourite = useCallback(
    (model: ModelSummary) => mutate({ model: toSummary(model), favourite: !isFavourite(model) }),
    [mutate, isFavourite],
  );
  return { isFavourite, toggleFavourite };
}
