import { RefusedAddress } from '../../refusedAddress.ts';
import type { ApiClient } from './apiClient.ts';
import { apiToken } from './apiToken.ts';
import { NetworkError } from './networkError.ts';
import { isPrivateHost, privateAddressCode } from './privateHost.ts';
import { discard, headerOf } from './readBody.ts';
import type { HttpAnswer } from './transport.ts';
import { say } from '../../../../shared/sentences/say.ts';

const maxRedirects = 5;

/** How to fetch a URL that an answer of the API contained. */
export type ForeignFetch = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly idleTimeoutMs?: number;
};

/**
 * Sends a GET to a URL that the API named, and follows up to 5 redirects. The token goes with it only where
 * the URL has the API's own origin. Throws NetworkError, or FailureError for an address that is refused.
 */
export async function fetchForeign(
  client: ApiClient,
  address: string,
  wanted: ForeignFetch,
): Promise<HttpAnswer> {
  let url = checkedUrl(client, address);
  for (let hop = 0; ; hop += 1) {
    const answer = await sendTo(client, url, wanted);
    const location = headerOf(answer.headers, 'location');
    if (!isRedirect(answer.statusCode) || location === undefined) return answer;
    discard(answer);
    const target = URL.canParse(location, url.href) ? new URL(location, url).href : location;
    const next = checkedUrl(client, target);
    const downgraded = url.protocol === 'https:' && next.protocol === 'http:';
    if (hop >= maxRedirects || downgraded) {
      throw new RefusedAddress(
        client.provider,
        say(downgraded ? 'providers.redirectsHttp' : 'providers.redirectsOften'),
      );
    }
    url = next;
  }
}

async function sendTo(client: ApiClient, url: URL, wanted: ForeignFetch): Promise<HttpAnswer> {
  const { address, transport } = client;
  try {
    return await transport.send({
      method: 'GET',
      url,
      headers: await headersFor(client, url, wanted),
      signal: wanted.signal,
      publicOnly: !address.loopback && url.origin !== address.origin,
      ...(wanted.idleTimeoutMs === undefined ? {} : { idleTimeoutMs: wanted.idleTimeoutMs }),
    });
  } catch (error) {
    if (!(error instanceof NetworkError) || error.code !== privateAddressCode) throw error;
    throw new RefusedAddress(client.provider, say('providers.leadsHome'));
  }
}

async function headersFor(
  client: ApiClient,
  url: URL,
  wanted: ForeignFetch,
): Promise<Record<string, string>> {
  const { token, provider, userAgent, wire } = client.context;
  const own = url.origin === client.address.origin;
  const names = { provider, tokenVariable: wire.tokenVariable };
  return {
    'user-agent': userAgent,
    ...wanted.headers,
    ...(own ? wire.headers({}, await apiToken(token, names)) : {}),
  };
}

function checkedUrl(client: ApiClient, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new RefusedAddress(client.provider, say('providers.notUrl'));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new RefusedAddress(
      client.provider,
      say('providers.beginsWith', { protocol: url.protocol }),
    );
  }
  const { address: own, ownFilesOnly } = client;
  if (url.origin === own.origin) return url;
  if (ownFilesOnly) throw new RefusedAddress(client.provider, say('providers.leadsElsewhere'));
  // An answer from the internet must not make this computer read its own services, or its neighbours'.
  if (isPrivateHost(url.hostname) && !own.loopback) {
    throw new RefusedAddress(client.provider, say('providers.pointsHome'));
  }
  return url;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}
