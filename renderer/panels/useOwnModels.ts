import type { ModelSummary } from '../../shared/domain/model.ts';
import { useEngine } from '../engine/EngineContext.tsx';
import { distinct, ownModelsPage } from './ownModelsPage.ts';
import { resourceKey } from './resourceKey.ts';
import { useListing, type Listing } from './useListing.ts';

/** The models of the account at a provider, as far as they can be found. `staleTime`: how long an answer is new enough, in milliseconds. */
export function useOwnModels(provider: string, staleTime = 0): Listing<ModelSummary> {
  const engine = useEngine();
  const listing = useListing<ModelSummary>({
    key: resourceKey(provider, 'models', 'own'),
    fetchPage: (request, signal) =>
      ownModelsPage(engine, { provider, request, signal, storage: localStorage }),
    staleTime,
  });
  const { items } = listing;
  return items === undefined ? listing : { ...listing, items: distinct(items) };
}
