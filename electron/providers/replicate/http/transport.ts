import { Readable } from 'node:stream';
import type { Agent, Dispatcher } from 'undici';
import { toNetworkError } from './networkError.ts';
import { createPublicLookup } from './privateHost.ts';

/** One HTTP request; `url` is complete and `headers` are final. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'QUERY';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
  /** Uses a connection of its own, so that a stale pooled one cannot lose the reply. */
  readonly ownConnection?: boolean;
  /** Fails with the code EPRIVATE where the name leads into the own network. */
  readonly publicOnly?: boolean;
  /** Milliseconds without a byte before the body counts as lost; default of the transport. */
  readonly idleTimeoutMs?: number;
  /** Milliseconds until the headers of the answer count as lost; default of the transport. */
  readonly headersTimeoutMs?: number;
};

/** Status and headers; the body is still to be read and must be read or destroyed. */
export type HttpAnswer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>;

/** Sends requests: no retries, no redirects, no cookies. */
export type Transport = {
  /** Throws NetworkError, or what the request's own body threw. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Drops every connection; what is in flight fails. */
  close(): Promise<void>;
};

/** Milliseconds; they bound silence, never the whole transfer. */
export type Timeouts = {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly idleMs: number;
};

/** Wires a transport over undici with its own connection pool. */
export function createTransport(timeouts: Timeouts): Transport {
  const limits = {
    connect: { timeout: timeouts.connectMs },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.idleMs,
  };
  /** Loaded at the first request: most commands of the command line send none. */
  const open = async () => {
    const { Agent, request } = await import('undici');
    const connect = { ...limits.connect, lookup: createPublicLookup() };
    return {
      request,
      pooled: new Agent(limits),
      single: new Agent({ ...limits, pipelining: 0 }),
      publicOnly: new Agent({ ...limits, connect }),
    };
  };
  let opened: ReturnType<typeof open> | undefined;

  async function send(wanted: HttpRequest): Promise<HttpAnswer> {
    const body = wanted.body === undefined ? undefined : guard(wanted.body);
    const { request, ...agents } = await (opened ??= open());
    try {
      return await request(wanted.url, {
        dispatcher: agentFor(wanted, agents),
        method: wanted.method,
        headers: wanted.headers,
        body: body?.data ?? null,
        signal: wanted.signal ?? null,
        ...(wanted.idleTimeoutMs === undefined ? {} : { bodyTimeout: wanted.idleTimeoutMs }),
        ...(wanted.headersTimeoutMs === undefined
          ? {}
          : { headersTimeout: wanted.headersTimeoutMs }),
      });
    } catch (error) {
      const own = body?.failure();
      throw own === undefined ? toNetworkError(error) : own.error;
    }
  }

  async function close(): Promise<void> {
    if (opened === undefined) return;
    const { pooled, single, publicOnly } = await opened;
    await Promise.all([pooled.destroy(), single.destroy(), publicOnly.destroy()]);
  }

  return { send, close };
}

type Agents = { readonly pooled: Agent; readonly single: Agent; readonly publicOnly: Agent };

function agentFor(wanted: HttpRequest, { pooled, single, publicOnly }: Agents): Agent {
  if (wanted.publicOnly === true) return publicOnly;
  return wanted.ownConnection === true ? single : pooled;
}

type Guarded = {
  readonly data: string | Readable;
  readonly failure: () => { readonly error: unknown } | undefined;
};

// Remembers an error of the body's source (a file that cannot be read), which is not the network's fault.
function guard(body: string | AsyncIterable<Uint8Array>): Guarded {
  if (typeof body === 'string') return { data: body, failure: () => undefined };
  let failure: { readonly error: unknown } | undefined;
  async function* watched(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  return { data: Readable.from(watched(body), { objectMode: false }), failure: () => failure };
}
