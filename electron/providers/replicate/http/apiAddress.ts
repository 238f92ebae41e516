import { invalidInput } from '../../../../shared/domain/failure.ts';
import { say } from '../../../../shared/sentences/say.ts';

/** Where an API lives: builds its URLs and says which URLs belong to it. */
export type ApiAddress = {
  readonly origin: string;
  /** True where the API runs on this computer. */
  readonly loopback: boolean;
  /** Builds a URL; each path segment is encoded, undefined query values are left out. */
  url(path: readonly string[], query?: ApiQuery): URL;
};

export type ApiQuery = { readonly [name: string]: string | undefined };

/** Reads a base URL such as `https://api.replicate.com/v1`. Throws `invalid-input` unless it is https, or http on loopback. */
export function parseApiAddress(baseUrl: string): ApiAddress {
  const base = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (base === undefined || !isAllowed(base)) {
    throw invalidInput(say('providers.badAddress'));
  }
  const prefix = base.pathname.replace(/\/+$/, '');
  return {
    origin: base.origin,
    loopback: isLoopback(base.hostname),
    url(path, query = {}) {
      const url = new URL(base.origin);
      url.pathname = [prefix, ...path.map(encodeSegment)].join('/');
      for (const [name, value] of Object.entries(query)) {
        if (value !== undefined) url.searchParams.set(name, value);
      }
      return url;
    },
  };
}

/** Says whether a host name means this computer. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The same for a whole address. */
export function leadsToLoopback(address: string): boolean {
  return isLoopback(URL.parse(address)?.hostname ?? '');
}

function isAllowed(base: URL): boolean {
  if (base.username !== '' || base.password !== '') return false;
  return base.protocol === 'https:' || (base.protocol === 'http:' && isLoopback(base.hostname));
}

// "." and ".." would be resolved away by the URL and so reach another endpoint.
function encodeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') {
    throw invalidInput(say('providers.notName', { name: segment }));
  }
  return encodeURIComponent(segment);
}
