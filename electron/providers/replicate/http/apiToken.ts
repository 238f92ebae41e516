import { FailureError } from '../../../../shared/domain/failure.ts';
import { say } from '../../../../shared/sentences/say.ts';
import type { Place, Sentence } from '../../../../shared/domain/sentence.ts';

/** Gives the API token, undefined where none is set. */
export type TokenSource = () => string | undefined | Promise<string | undefined>;

/** Whose token it is, as messages name it. */
export type TokenNames = { readonly provider: Place; readonly tokenVariable: string };

/** Gets the token that a request needs. Throws `unauthorized` when it is missing, unreadable or not sendable. */
export async function apiToken(source: TokenSource, names: TokenNames): Promise<string> {
  const { provider, tokenVariable } = names;
  const token = (await readToken(source, names))?.trim() ?? '';
  if (token === '') {
    throw unauthorized(say('providers.noToken', { provider, variable: tokenVariable }));
  }
  if (!/^[\u0021-\u007e]+$/.test(token)) {
    throw unauthorized(say('providers.oddToken', { provider }));
  }
  return token;
}

async function readToken(
  source: TokenSource,
  { provider, tokenVariable }: TokenNames,
): Promise<string | undefined> {
  try {
    return await source();
  } catch {
    // The cause may quote the secret, so it stays here.
    throw unauthorized(say('providers.lockedToken', { provider, variable: tokenVariable }));
  }
}

function unauthorized(why: Sentence): FailureError {
  return new FailureError({ kind: 'unauthorized', ...why });
}
