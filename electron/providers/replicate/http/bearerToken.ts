import { FailureError } from '../../../../shared/domain/failure.ts';

/** Gives the API token, undefined where none is set. */
export type TokenSource = () => string | undefined | Promise<string | undefined>;

/** Gets the token that a request needs. Throws `unauthorized` when it is missing, unreadable or not sendable. */
export async function bearerToken(source: TokenSource, provider: string): Promise<string> {
  const token = (await readToken(source, provider))?.trim() ?? '';
  if (token === '') {
    throw unauthorized(
      `No API token for ${provider} is set: enter one in Settings, or set REPLICATE_API_TOKEN.`,
    );
  }
  if (!/^[\u0021-\u007e]+$/.test(token)) {
    throw unauthorized(
      `The API token for ${provider} contains characters that no token has: paste it again in Settings.`,
    );
  }
  return token;
}

async function readToken(source: TokenSource, provider: string): Promise<string | undefined> {
  try {
    return await source();
  } catch {
    // The cause may quote the secret, so it stays here.
    throw unauthorized(
      `The API token for ${provider} could not be read from the keychain: unlock it, or set REPLICATE_API_TOKEN.`,
    );
  }
}

function unauthorized(message: string): FailureError {
  return new FailureError({ kind: 'unauthorized', message });
}
