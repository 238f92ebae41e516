import { FailureError } from '../../../../shared/domain/failure.ts';

/** Gives the API token, undefined where none is set. */
export type TokenSource = () => string | undefined | Promise<string | undefined>;

/** Whose token it is, as messages name it. */
export type TokenNames = { readonly provider: string; readonly tokenVariable: string };

/** Gets the token that a request needs. Throws `unauthorized` when it is missing, unreadable or not sendable. */
export async function apiToken(source: TokenSource, names: TokenNames): Promise<string> {
  const { provider, tokenVariable } = names;
  const token = (await readToken(source, names))?.trim() ?? '';
  if (token === '') {
    throw unauthorized(
      `No API token for ${provider} is set: enter one in Settings, or set ${tokenVariable}.`,
    );
  }
  if (!/^[\u0021-\u007e]+$/.test(token)) {
    throw unauthorized(
      `The API token for ${provider} contains characters that no token has: paste it again in Settings.`,
    );
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
    throw unauthorized(
      `The API token for ${provider} could not be read from the keychain: unlock it, or set ${tokenVariable}.`,
    );
  }
}

function unauthorized(message: string): FailureError {
  return new FailureError({ kind: 'unauthorized', message });
}
