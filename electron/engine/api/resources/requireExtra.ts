import { FailureError } from '../../../../shared/domain/failure.ts';
import type { ProviderExtras } from '../../../providers/providerExtras.ts';
import type { Connections } from '../../connections/connections.ts';
import { say } from '../../../../shared/sentences/say.ts';

type Extras = Required<ProviderExtras>;

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
    ...say('access.lacks', {
      provider: connections.title(id),
      what: say(`access.${key satisfies keyof Extras}`),
    }),
  });
}
