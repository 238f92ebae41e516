import { useQuery } from '@tanstack/react-query';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import type { Training } from '../../../shared/domain/training.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { useOwnModels } from '../useOwnModels.ts';

const staleMs = 60_000;

/**
 * Models that a training can go to, as far as the provider tells: those that earlier trainings went to, and those of
 * the account. No API lists private models, so this is a help and never a check.
 */
export function useDestinations(provider: string): readonly string[] {
  const { resources } = useEngine();
  const { items: models = [] } = useOwnModels(provider, staleMs);
  const { data: trainings = [] } = useQuery({
    queryKey: ['destinations', provider],
    queryFn: async ({ signal }) => (await resources.trainings.list({ provider }, { signal })).items,
    staleTime: staleMs,
  });
  return destinationNames(models, trainings);
}

/** The names in order, without repeats. The built-in models share their account's name and take no versions. */
export function destinationNames(
  models: readonly Pick<ModelSummary, 'owner' | 'name'>[],
  trainings: readonly Pick<Training, 'output'>[],
): readonly string[] {
  const trained = trainings.flatMap(({ output }) => output?.version?.split(':')[0] ?? []);
  const owned = models
    .filter(({ owner }) => owner !== 'builtin')
    .map(({ owner, name }) => `${owner}/${name}`);
  return [...new Set([...trained, ...owned])].toSorted();
}
