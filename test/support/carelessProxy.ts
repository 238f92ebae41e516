import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as the proxy received it; `url` is path and query. */
export type ProxiedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
};

/** What a request met: itself, the way to answer it, and the way to pass it on. */
export type Passage = {
  readonly request: ProxiedRequest;
  readonly response: ServerResponse;
  /** Sends the request on and gives the answer, with the addresses of the server turned into the proxy's. */
  readonly forward: () => Promise<Forwarded>;
};

export type Forwarded = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly bytes: Buffer;
};

/** Something careless that happens to a request. */
export type Carelessness = (passage: Passage) => void | Promise<void>;

/** A server in front of another one: it passes everything on, but for what a test tells it to do badly. */
export type CarelessProxy = {
  readonly origin: string;
  /** The next `times` (1) requests whose `METHOD /path?query` matches are answered this way. */
  readonly meet: (request: RegExp, carelessness: Carelessness, times?: number) => void;
  /** How many requests met something. */
  readonly met: () => number;
  /** Forgets what has not been met. */
  readonly clear: () => void;
  /** Nothing listens any more and what was open breaks, as when a network is lost. */
  readonly cut: () => Promise<void>;
  /** Listens at the same address again. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Rule = { readonly request: RegExp; readonly carelessness: Carelessness; left: number };

/** Starts the proxy on a random port; `upstream` is the origin of the server behind it. */
export async function createCarelessProxy(upstream: string): Promise<CarelessProxy> {
  let rules: Rule[] = [];
  let met = 0;
  let origin = '';

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '/', headers } = incoming;
    const request = { method, url, headers, bytes: await buffer(incoming) };
    const passage = { request, response, forward: () => forward(request, upstream, origin) };
    const rule = rules.find((each) => each.left > 0 && each.request.test(`${method} ${url}`));
    if (rule === undefined) return passOn(passage);
    rule.left -= 1;
    met += 1;
    return rule.carelessness(passage);
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    meet: (request, carelessness, times = 1) =>
      void rules.push({ request, carelessness, left: times }),
    met: () => met,
    clear: () => {
      rules = [];
    },
    cut,
    restore: () => listen(Number(new URL(origin).port)),
    close: cut,
  };
}

/** Passes a request on and its answer back. */
export async function passOn({ response, forward: send }: Passage): Promise<void> {
  const { status, headers, bytes } = await send();
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}

const hopByHop = /^(host|connection|content-length|transfer-encoding|content-encoding|expect)$/i;

async function forward(
  { method, url, headers, bytes }: ProxiedRequest,
  upstream: string,
  origin: string,
): Promise<Forwarded> {
  const passed = Object.entries(headers).flatMap(([name, value]) =>
    hopByHop.test(name) || value === undefined ? [] : [[name, String(value)]],
  );
  const answer = await fetch(`${upstream}${url}`, {
    method,
    headers: passed as [string, string][],
    redirect: 'manual',
    ...(bytes.length === 0 ? {} : { body: new Uint8Array(swap(bytes, origin, upstream)) }),
  });
  const received = Buffer.from(await answer.arrayBuffer());
  const isText = /json|text/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !hopByHop.test(name))),
    bytes: isText ? swap(received, upstream, origin) : received,
  };
}

// Both are of one byte a character in latin1, so that what is no text comes back as it was.
function swap(bytes: Buffer, from: string, to: string): Buffer {
  return bytes.includes(from)
    ? Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
    : bytes;
}
