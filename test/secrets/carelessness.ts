import { passOn, type Carelessness, type ProxiedRequest } from '../support/carelessProxy.ts';

/** Other secrets that a careless service knows besides the token of the request. */
export type OtherSecrets = readonly string[];

/** The token that came with a request, by header or in its address. */
function tokenOf({ url, headers }: ProxiedRequest): string {
  const query = new URL(url, 'http://loopback.invalid').searchParams.get('api_token');
  return query ?? (headers.authorization ?? '').replace(/^\w+ /, '');
}

/** Everything that a careless service says about a request, the token first in each of its spellings. */
function gossip(request: ProxiedRequest, others: OtherSecrets): readonly string[] {
  const token = tokenOf(request);
  return [
    `${token} is not known`,
    `${request.method} http://gateway.invalid/v1?api_token=${encodeURIComponent(token)}&x=1`,
    `Basic ${Buffer.from(`${token}:`).toString('base64')}`,
    `header ${JSON.stringify({ authorization: `Bearer ${token}` })}`,
    `request ${JSON.stringify(JSON.stringify(request.headers))} to ${request.url}`,
    ...others.map((secret) => `the key ${secret} was used`),
  ];
}

/** Refuses with a page or a problem that repeats the request: JSON by every field in turn, with the odd escape. */
export function echo(
  status: number,
  {
    as = 'json',
    others = [],
  }: { readonly as?: 'json' | 'html'; readonly others?: OtherSecrets } = {},
): Carelessness {
  return ({ request, response }) => {
    const said = gossip(request, others);
    response.setHeader('www-authenticate', 'Bearer');
    response.setHeader('x-request-url', encodeURI(request.url));
    if (as === 'html') {
      const [first = ''] = said.slice(status % said.length);
      response
        .writeHead(status, { 'content-type': 'text/html' })
        .end(`<html><title>${first}</title><body>${said.join('<br>')}</body></html>`);
      return;
    }
    const [detail = '', title = '', ...rest] = turned(said, status);
    const fields = rest.map((text) => ({ type: text, field: text, description: text }));
    const body = JSON.stringify({ title, detail, status, retry_after: 0, invalid_fields: fields });
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(status % 2 === 0 ? body : withCodes(body));
  };
}

/** Answers as the service would, but with what it knows in these fields of the answer. */
export function tellTales(others: OtherSecrets = []): Carelessness {
  return async ({ request, response, forward }) => {
    const { status, headers, bytes } = await forward();
    const said = gossip(request, others).join('\n');
    const answer = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    const prediction = (answer['result'] ?? answer) as Record<string, unknown>;
    const { logs } = prediction;
    Object.assign(prediction, {
      description: said,
      title: said,
      logs: `${typeof logs === 'string' ? logs : ''}${said}\n`,
      ...(prediction['status'] === 'failed' ? { error: said } : {}),
    });
    response.writeHead(status, headers).end(withCodes(JSON.stringify(answer)));
  };
}

/** The connection breaks, before or after the request was carried out. */
export function drop(when: 'before' | 'after'): Carelessness {
  return async ({ response, forward }) => {
    if (when === 'after') await forward();
    response.destroy();
  };
}

/** The first half of the bytes, under a name that tells more than a name. */
export const halfOfIt: Carelessness = async ({ request, response, forward }) => {
  const { status, headers, bytes } = await forward();
  const name = encodeURIComponent(tokenOf(request));
  response.writeHead(status, {
    ...headers,
    'content-length': bytes.length,
    'content-disposition': `attachment; filename*=UTF-8''${name}.png`,
  });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

/** All of the bytes, under a name that tells more than that. */
export function tellingName(secret: string): Carelessness {
  return async ({ response, forward }) => {
    const { status, headers, bytes } = await forward();
    const name = Buffer.from(secret).toString('base64url');
    const disposition = `attachment; filename*=UTF-8''${name}.png`;
    response.writeHead(status, { ...headers, 'content-disposition': disposition }).end(bytes);
  };
}

/** A stream of text with more in it than the model wrote. */
export function tellingStream(secret: string): Carelessness {
  return ({ response }) => {
    const events = [secret, encodeURIComponent(secret), JSON.stringify(secret)].map(
      (data) => `event: output\ndata: ${data}\n\n`,
    );
    response
      .writeHead(200, { 'content-type': 'text/event-stream' })
      .end(`${events.join('')}event: done\ndata: {}\n\n`);
  };
}

/** Sends the client to another host. `path` is appended to its origin; the API's own token is in the address for API calls. */
export function redirectTo(
  origin: string,
  { withToken }: { readonly withToken: boolean },
): Carelessness {
  return ({ request, response }) => {
    const query = withToken ? `?api_token=${encodeURIComponent(tokenOf(request))}` : '';
    response.writeHead(302, { location: `${origin}/elsewhere${query}` }).end();
  };
}

/** A page of a list whose next page is said to be at another host. */
export function nextAt(origin: string): Carelessness {
  return async ({ request, response, forward }) => {
    const { status, headers, bytes } = await forward();
    const answer = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    const page = (answer['result'] ?? answer) as Record<string, unknown>;
    const token = encodeURIComponent(tokenOf(request));
    page['next'] = `${origin}/v1/models?cursor=10&api_token=${token}`;
    response.writeHead(status, headers).end(JSON.stringify(answer));
  };
}

/** Does something while the request is under way, then passes it on. */
export function meanwhile(look: () => Promise<void>): Carelessness {
  return async (passage) => {
    await look();
    await passOn(passage);
  };
}

function turned<T>(items: readonly T[], by: number): readonly T[] {
  const from = by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}

/** JSON with every C, which the secrets of the test begin with, written by its code. */
function withCodes(json: string): string {
  return json.replaceAll('C', String.raw`\u0043`).replaceAll('/', String.raw`\/`);
}
