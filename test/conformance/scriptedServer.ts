import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server received it. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly bytes: Buffer;
};

/** Answers one request; `index` counts requests from 0. */
export type Answerer = (
  response: ServerResponse,
  request: SeenRequest,
  index: number,
) => void | Promise<void>;

/** A real loopback HTTP server whose answers a test writes. */
export type ScriptedServer = {
  /** Ends with `/v1`. */
  readonly baseUrl: string;
  readonly origin: string;
  readonly requests: readonly SeenRequest[];
  /** Resolves when so many requests came in. */
  seen(count: number): Promise<void>;
  /** How many connections were opened. */
  connections(): number;
  close(): Promise<void>;
};

/** Starts a server on a random port. */
export async function createScriptedServer(answer: Answerer): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let connections = 0;

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(incoming);
    requests.push(request);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    await answer(response, request, requests.length - 1);
  }

  const server = createServer((incoming, response) => {
    // An upload that the client breaks off ends here.
    handle(incoming, response).catch(() => response.destroy());
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    baseUrl: `${origin}/v1`,
    origin,
    requests,
    connections: () => connections,
    seen: (count) =>
      requests.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://loopback.invalid');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: bytes.toString('utf8'),
    bytes,
  };
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, data: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
}

/** A prediction as the API writes it, with what a test changes. */
export function rawPrediction(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'p1',
    model: 'acme/upscale',
    version: 'a'.repeat(64),
    input: {},
    output: null,
    logs: '',
    error: null,
    status: 'starting',
    source: 'api',
    data_removed: false,
    created_at: '2026-01-02T03:04:05Z',
    metrics: {},
    urls: { get: 'https://elsewhere.invalid/v1/predictions/p1' },
    ...changes,
  };
}
