import { useQueryClient } from '@tanstack/react-query';
import { parseModelRef, type ModelSummary } from '../../../../shared/domain/model.ts';
import { mapLimited } from '../../../../shared/models/mapLimited.ts';
import type { EngineClient } from '../../../engine/engineClient.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../parts/resourceKey.ts';
import { useListing, type Listing } from '../parts/useListing.ts';
import { forgetModel, rememberedModels } from './rememberedModels.ts';

/** How many remembered models are asked for at a time. */
const modelsAtOnce = 4;

/**
 * The models of the account. The API has no list of them: they are picked out of the public list, found by a search
 * for the account's name, and remembered when they were opened or created here.
 */
export function useOwnModels(): Listing<ModelSummary> {
  const engine = useEngine();
  const queries = useQueryClient();
  const { provider } = useManage();
  const listing = useListing<ModelSummary>({
    key: resourceKey(provider, 'models', 'own'),
    fetchPage: async (cursor, signal) => {
      const { username } = await queries.fetchQuery({
        queryKey: resourceKey(provider, 'account'),
        queryFn: () => engine.resources.account.get({ provider }),
        staleTime: 60_000,
      });
      const page = await engine.resources.models.list({ provider, ...cursor }, { signal });
      const listed = page.items.filter(({ owner }) => owner === username);
      const found =
        cursor.cursor === undefined ? await findUnlisted(engine, provider, username) : [];
      return { ...page, items: [...found, ...listed] };
    },
  });
  const { items } = listing;
  return items === undefined ? listing : { ...listing, items: withoutDoubles(items) };
}

async function findUnlisted(
  engine: EngineClient,
  provider: string,
  username: string,
): Promise<readonly ModelSummary[]> {
  const searching = engine.resources.search
    .models({ provider, query: username })
    .then(({ items }) => items.filter(({ owner }) => owner === username))
    // Not every way to a provider carries the search; the list is whole enough without it.
    .catch(() => []);
  const remembered = await mapLimited(
    rememberedModels(localStorage, provider),
    modelsAtOnce,
    (name) => findModel(engine, provider, name),
  );
  return [...remembered.flat(), ...(await searching)];
}

async function findModel(
  engine: EngineClient,
  provider: string,
  model: string,
): Promise<readonly ModelSummary[]> {
  const ref = parseModelRef(model);
  if (ref === undefined) return [];
  try {
    return [await engine.resources.models.get({ provider, owner: ref.owner, name: ref.name })];
  } catch (error) {
    if (failureOf(error).kind === 'not-found') forgetModel(localStorage, provider, model);
    return [];
  }
}

function withoutDoubles(items: readonly ModelSummary[]): readonly ModelSummary[] {
  const byName = new Map(items.map((item) => [`${item.owner}/${item.name}`, item]));
  return [...byName.values()];
}
