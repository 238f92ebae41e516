import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gatewayRoutes } from '../../electron/providers/lowcodeapi/routes.ts';
import { answerAs, sendData, type Envelope, type Upstream } from './gatewayAnswer.ts';

/** A request as the gateway received it; `route` is `METHOD /path` below `/v1`, where one matched. */
export type GatewayRequest = {
  readonly route: string | undefined;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A gateway that behaves as lowcodeapi.md says, in front of a server that speaks Replicate's API. */
export type GatewayEmulator = {
  /** Ends with `/replicate`. */
  readonly baseUrl: string;
  readonly token: string;
  readonly requests: readonly GatewayRequest[];
  close(): Promise<void>;
};

export type GatewayOptions = {
  /** Where it forwards to; `baseUrl` ends with `/v1`. */
  readonly upstream: { readonly baseUrl: string; readonly token: string };
  /** `result` unless given. */
  readonly envelope?: Envelope;
  /** Must begin with `at_`; one for tests unless given. */
  readonly token?: string;
};

const testToken = 'at_testTokenOfTheGateway0123456789';

/** A good token of somebody who has not connected Replicate at the gateway. */
export const unconnected = 'at_testTokenWithoutReplicate0123456789';

type Received = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
};

/** Starts the gateway on a random port of 127.0.0.1. */
export async function createGatewayEmulator(options: GatewayOptions): Promise<GatewayEmulator> {
  const requests: GatewayRequest[] = [];
  const { token = testToken } = options;

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(incoming);
    const route = routeOf(request);
    const { url, headers, bytes } = request;
    requests.push({ route, url, headers, body: bytes.toString('utf8') });
    if (!url.pathname.startsWith('/replicate/')) return notFound(response);
    // No route matches a real path, and the error of that is never answered.
    if (route === undefined) return;
    const refusal = refuseToken(request, token);
    if (refusal !== undefined) return refusal(response);
    const form = route === 'POST /files' ? await fileForm(request) : undefined;
    if (form === 'missing') return sendData(422, { message: 'File missing' })(response);
    const upstream = await forward(options.upstream, { request, route, form });
    if (upstream === 'lost') return sendData(502, { message: 'socket hang up' })(response);
    const { envelope = 'result' } = options;
    const answer = answerAs(upstream, { envelope, method: request.method });
    if (answer !== 'never') answer(response);
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/replicate`,
    token,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://loopback.invalid'),
    headers: incoming.headers,
    bytes: await buffer(incoming),
  };
}

function notFound(response: ServerResponse): void {
  response
    .writeHead(404, { 'content-type': 'text/html' })
    .end('<!DOCTYPE html><title>Error</title><pre>Cannot GET that</pre>');
}

function routeOf({ method, url }: Received): string | undefined {
  const path = /^\/replicate\/v1(\/.*)$/.exec(url.pathname)?.[1] ?? '';
  return gatewayRoutes.find((route) => route === `${method} ${path}`);
}

/** Only the query counts, and the 401 repeats all that came, the token included (section 3). */
function refuseToken(
  { url, headers }: Received,
  token: string,
): ((response: ServerResponse) => void) | undefined {
  const given = url.searchParams.get('api_token') ?? '';
  if (!given.startsWith('at_')) {
    return sendData(401, {
      message: 'A valid API token is required to call this API.',
      query: Object.fromEntries(url.searchParams),
      headers,
      url: url.href,
    });
  }
  if (given === unconnected) {
    return sendData(403, { message: 'No access token is associated with this api_token' });
  }
  return given === token ? undefined : sendData(403, { message: `Invalid api_token ${given}` });
}

/** The field `file`, passed on under the same name although Replicate wants `content` (section 6). */
async function fileForm({ headers, bytes }: Received): Promise<FormData | 'missing'> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData());
  const file = form.get('file');
  if (file === null || typeof file === 'string') return 'missing';
  const passed = new FormData();
  passed.set('file', file);
  return passed;
}

type Forwarding = {
  readonly request: Received;
  readonly route: string;
  readonly form: FormData | undefined;
};

/** Sends the call on: values put into the path as they are and left in the query, no header of the client's (section 2). */
async function forward(
  upstream: GatewayOptions['upstream'],
  { request, route, form }: Forwarding,
): Promise<Upstream | 'lost'> {
  const query = new URLSearchParams(request.url.searchParams);
  query.delete('api_token');
  const path = (route.split(' ')[1] ?? '').replaceAll(
    /[a-z]+_(?:owner|name|id|slug)/g,
    (name) => query.get(name) ?? 'null',
  );
  const json = form === undefined && request.bytes.length > 0;
  try {
    const answer = await fetch(`${upstream.baseUrl}${path}?${query.toString()}`, {
      method: request.method,
      headers: {
        authorization: `TOKEN ${upstream.token}`,
        ...(json ? { 'content-type': 'application/json' } : {}),
      },
      ...(form === undefined ? {} : { body: form }),
      ...(json ? { body: new Uint8Array(request.bytes) } : {}),
    });
    const { status, headers } = answer;
    return { status, headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch {
    return 'lost';
  }
}
