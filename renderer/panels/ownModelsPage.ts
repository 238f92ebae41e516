import { parseModelRef, type ModelSummary } from '../../shared/domain/model.ts';
import type { Page } from '../../shared/domain/page.ts';
import { mapLimited } from '../../shared/models/mapLimited.ts';
import type { EngineClient } from '../engine/engineClient.ts';
import { failureOf } from '../engine/failureOf.ts';
import { forgetModel, rememberedModels } from './rememberedModels.ts';
import type { PageRequest } from './useListing.ts';

/** How many remembered models are asked for at a time. */
const modelsAtOnce = 4;

type Asked = Pick<EngineClient, 'models' | 'resources'>;

type Options = {
  readonly provider: string;
  readonly request: PageRequest;
  readonly signal: AbortSignal;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
};

/**
 * The models of the account behind the token, by name. The API has no list of them: they are picked out of the public
 * list, found by a search for the account's name, and remembered when they were opened or created here.
 */
export async function ownModelsPage(engine: Asked, options: Options): Promise<Page<ModelSummary>> {
  const { resources } = engine;
  const { provider, request, signal } = options;
  const { username } = await resources.account.get({ provider }, { signal });
  const isFirst = request.cursor === undefined;
  const [page, remembered, found] = await Promise.all([
    resources.models.list({ provider, ...request }, { signal }),
    isFirst ? findRemembered(engine, options) : [],
    isFirst ? search(engine, username, options) : [],
  ]);
  return {
    ...page,
    items: distinct([...remembered, ...ownedBy(username, [...found, ...page.items])]),
  };
}

async function findRemembered(
  { resources }: Asked,
  { provider, request: { fresh }, signal, storage }: Options,
): Promise<readonly ModelSummary[]> {
  const names = rememberedModels(storage, provider);
  const found = await mapLimited(names, modelsAtOnce, async (name) => {
    const ref = parseModelRef(name);
    if (ref === undefined) return [];
    const asked = { provider, owner: ref.owner, name: ref.name, ...(fresh && { fresh }) };
    try {
      return [await resources.models.get(asked, { signal })];
    } catch (error) {
      if (failureOf(error).kind === 'not-found') forgetModel(storage, provider, name);
      return [];
    }
  });
  return found.flat();
}

/** Not every way to a provider carries the search; the list is whole enough without it. */
async function search(
  { models }: Asked,
  query: string,
  { provider, signal }: Options,
): Promise<readonly ModelSummary[]> {
  return models.search({ provider, query }, { signal }).catch(() => []);
}

/** Those of an owner. */
function ownedBy(owner: string, models: readonly ModelSummary[]): readonly ModelSummary[] {
  return models.filter((model) => model.owner.toLowerCase() === owner.toLowerCase());
}

/** Each model once, by name. */
export function distinct(models: readonly ModelSummary[]): readonly ModelSummary[] {
  return [
    ...new Map(models.map((model) => [`${model.owner}/${model.name}`, model])).values(),
  ].toSorted((a, b) => a.name.localeCompare(b.name));
}
