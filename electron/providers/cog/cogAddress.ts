import { invalidInput } from '../../../shared/domain/failure.ts';
import { isPrivateHost } from '../replicate/http/privateHost.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Where a Cog server is, and the names that follow from it. */
export type CogAddress = {
  /** Such as `http://127.0.0.1:5000`. */
  readonly origin: string;
  /** Host and port, always with the port. */
  readonly host: string;
  /** The connection's id: `cog:` and the host. */
  readonly id: string;
  /** The host as the name of a model: letters, digits, `.`, `_` and `-`. */
  readonly slug: string;
};

// A connection's id has at most 64 characters in the contract.
const longestId = 64;

/**
 * Reads what a user typed: `127.0.0.1:5000` or a whole URL without a path. Throws `invalid-input` unless it is
 * https, or http to a loopback or private address, as a Cog server asks for no token and nothing is encrypted.
 */
export function parseCogAddress(text: string): CogAddress {
  const url = toUrl(text.trim());
  if (url === undefined) {
    throw invalidInput(say('cog.badAddress'));
  }
  if (url.protocol === 'http:' && !isPrivateHost(url.hostname)) {
    throw invalidInput(say('cog.needsHttps', { host: url.host }));
  }
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const host = `${url.hostname}:${port}`;
  const id = `cog:${host}`;
  if (id.length > longestId) {
    throw invalidInput(say('cog.longHost', { most: longestId - 10 }));
  }
  return { origin: url.origin, host, id, slug: toSlug(host) };
}

/** A text as a part of a model's name; `fallback` where nothing of it can stay. */
export function toSlug(text: string, fallback = 'model'): string {
  const slug = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return slug === '' ? fallback : slug;
}

function toUrl(text: string): URL | undefined {
  const whole = /^[a-z]+:\/\//i.test(text) ? text : guessScheme(text);
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return undefined;
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '';
  return isBare && url.username === '' && url.password === '' ? url : undefined;
}

function guessScheme(text: string): string {
  const http = `http://${text}`;
  return URL.canParse(http) && isPrivateHost(new URL(http).hostname) ? http : `https://${text}`;
}
