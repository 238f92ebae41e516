import { FailureError } from '../../../../shared/domain/failure.ts';
import type { ProviderExtras } from '../../../providers/providerExtras.ts';
import type { Connections } from '../../connections/connections.ts';

type Extras = Required<ProviderExtras>;

const names: { readonly [key in keyof Extras]: string } = {
  search: 'search',
  examples: 'examples',
  collections: 'collections',
  hardware: 'list of hardware',
  ownModels: 'models of your own',
  officialModels: 'official models',
  deployments: 'deployments',
  trainings: 'trainings',
  signedFiles: 'signed links to files',
  webhooks: 'webhooks',
};

/** What a provider has beyond running models. Throws `not-found` for an unknown provider, and for one without it. */
export async function requireExtra<K extends keyof Extras>(
  connections: Pick<Connections, 'provider' | 'title'>,
  id: string,
  key: K,
): Promise<Extras[K]> {
  const extras: ProviderExtras = await connections.provider(id);
  const found: ProviderExtras[K] = extras[key];
  if (found !== undefined) return found as Extras[K];
  throw new FailureError({
    kind: 'not-found',
    message: `${connections.title(id)} has no ${names[key]}: choose another provider.`,
  });
}
