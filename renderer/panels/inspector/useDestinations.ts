import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../../shared/domain/account.ts';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import type { Training } from '../../../shared/domain/training.ts';
import { useEngine } from '../../engine/EngineContext.tsx';

/**
 * Models that a training can go to, as far as the provider tells: those that earlier trainings went to, and public
 * ones of the account. No API lists private models, so this is a help and never a check.
 */
export function useOwnModels(provider: string): readonly string[] {
  const { resources } = useEngine();
  const { data } = useQuery({
    queryKey: ['ownModels', provider],
    queryFn: async ({ signal }) => {
      const [account, models, trainings] = await Promise.allSettled([
        resources.account.get({ provider }, { signal }),
        resources.models.list({ provider }, { signal }),
        resources.trainings.list({ provider }, { signal }),
      ]);
      return ownModels({
        account: account.status === 'fulfilled' ? account.value : null,
        models: models.status === 'fulfilled' ? models.value.items : [],
        trainings: trainings.status === 'fulfilled' ? trainings.value.items : [],
      });
    },
    retry: false,
    staleTime: 60_000,
  });
  return data ?? [];
}

/** The names in order, without repeats. The built-in models share their account's name and take no versions. */
export function ownModels(found: {
  readonly account: Account | null;
  readonly models: readonly Pick<ModelSummary, 'owner' | 'name'>[];
  readonly trainings: readonly Pick<Training, 'output'>[];
}): readonly string[] {
  const trained = found.trainings.flatMap(({ output }) => output?.version?.split(':')[0] ?? []);
  const owned = found.models
    .filter(({ owner }) => owner === found.account?.username && owner !== 'builtin')
    .map(({ owner, name }) => `${owner}/${name}`);
  return [...new Set([...trained, ...owned])].toSorted();
}
