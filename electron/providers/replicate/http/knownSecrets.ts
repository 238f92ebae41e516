import { apiToken } from './apiToken.ts';
import type { AttemptContext } from './attempt.ts';

/** What must never be shown of an answer: the token; nothing where there is none. */
export async function knownSecrets({
  token,
  provider,
  wire,
}: Pick<AttemptContext, 'token' | 'provider' | 'wire'>): Promise<readonly string[]> {
  const names = { provider, tokenVariable: wire.tokenVariable };
  return apiToken(token, names).then(
    (known) => [known],
    () => [],
  );
}
