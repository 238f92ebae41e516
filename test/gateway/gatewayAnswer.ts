import type { ServerResponse } from 'node:http';

/** Which of the envelopes in use the gateway wraps answers in (lowcodeapi.md section 4). */
export type Envelope = 'result' | 'data' | 'bare';

/** What Replicate answered. */
export type Upstream = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
};

/** An upstream answer as the gateway gives it; `never` where the gateway hangs (section 6). */
export function answerAs(
  upstream: Upstream,
  { envelope, method }: { readonly envelope: Envelope; readonly method: string },
): ((response: ServerResponse) => void) | 'never' {
  const { status, headers, bytes } = upstream;
  const type = headers.get('content-type') ?? '';
  if (status >= 400) return sendData(status, wrapError(upstream, envelope));
  if (method === 'DELETE' && bytes.length === 0) return 'never';
  if (type.startsWith('image/')) return sendBytes(type, bytes);
  if (type.startsWith('text/plain')) return sendBytes(type, Buffer.from(bytes.toString('utf8')));
  return sendData(200, wrap(elsewhere(parse(bytes)), { envelope, headers }));
}

/** Answers with JSON. */
export function sendData(status: number, data: unknown): (response: ServerResponse) => void {
  return (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(data));
}

function sendBytes(type: string, bytes: Buffer): (response: ServerResponse) => void {
  return (response) => void response.writeHead(200, { 'content-type': type }).end(bytes);
}

type Wrapping = { readonly envelope: Envelope; readonly headers: Headers };

function wrap(data: unknown, { envelope, headers }: Wrapping): unknown {
  switch (envelope) {
    case 'result':
      return {
        message: 'Request completed',
        provider: 'replicate',
        result: data,
        response_headers: Object.fromEntries(headers),
      };
    case 'data':
      return { data };
    case 'bare':
      return data;
  }
}

function wrapError({ headers, bytes }: Upstream, envelope: Envelope): unknown {
  const error = parse(bytes);
  switch (envelope) {
    case 'result':
      return {
        message: 'Error received from the replicate API',
        provider: 'replicate',
        error,
        headers: Object.fromEntries(headers),
      };
    case 'data':
      return { data: error };
    case 'bare':
      return error;
  }
}

// What is no JSON becomes text; other bytes than text are corrupted by it, as in the real one.
function parse(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

type Fields = { readonly [name: string]: unknown };

// `next` and the addresses of a prediction stay Replicate's: nobody rewrites them.
function elsewhere(data: unknown): unknown {
  if (!isFields(data)) return data;
  const { next, urls } = data;
  return {
    ...data,
    ...(typeof next === 'string' ? { next: atReplicate(next) } : {}),
    ...(isFields(urls) && 'cancel' in urls
      ? { urls: { ...urls, get: atReplicate(urls['get']), cancel: atReplicate(urls['cancel']) } }
      : {}),
  };
}

function atReplicate(address: unknown): string {
  return String(address).replace(/^http:\/\/127\.0\.0\.1:\d+/, 'https://api.replicate.com');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
