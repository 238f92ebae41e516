import { Problem } from '../problem.ts';

/** One part of a multipart body. Its bytes must be read, or skipped with `for await`, before the next part is asked for. */
export interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const maxHeaderBytes = 16 * 1024;

/**
 * Reads a multipart/form-data body as it comes (RFC 7578), holding no more than a chunk and a boundary.
 * Throws a 400 problem when the body is not multipart or ends too early.
 */
export async function* readMultipart(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Part> {
  const reader = createReader(body);
  const boundary = `--${boundaryOf(contentType)}`;
  await reader.drainTo(Buffer.from(boundary));
  const delimiter = Buffer.from(`\r\n${boundary}`);
  while (await reader.startsPart()) {
    const headers = parseHeaders(await reader.readHeaders());
    const bytes = reader.readTo(delimiter);
    yield { ...headers, bytes };
    // The consumer may have left the part unread.
    for await (const _rest of bytes) continue;
  }
}

interface Reader {
  readonly drainTo: (delimiter: Buffer) => Promise<void>;
  /** After a delimiter: whether a part follows (CRLF) or the end (`--`). */
  readonly startsPart: () => Promise<boolean>;
  readonly readHeaders: () => Promise<string>;
  readonly readTo: (delimiter: Buffer) => AsyncGenerator<Uint8Array>;
}

function createReader(body: AsyncIterable<Uint8Array>): Reader {
  const source = body[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);

  async function more(): Promise<void> {
    const { value, done } = await source.next();
    if (done === true) throw malformed('The multipart body ends too early.');
    held = held.length === 0 ? Buffer.from(value) : Buffer.concat([held, value]);
  }

  async function* readTo(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(delimiter);
      if (at >= 0) {
        const last = held.subarray(0, at);
        held = held.subarray(at + delimiter.length);
        if (last.length > 0) yield last;
        return;
      }
      const safe = held.length - delimiter.length + 1;
      if (safe > 0) {
        const ready = held.subarray(0, safe);
        held = held.subarray(safe);
        yield ready;
      }
      await more();
    }
  }

  return {
    async drainTo(delimiter) {
      for await (const _preamble of readTo(delimiter)) continue;
    },
    async startsPart() {
      while (held.length < 2) await more();
      const mark = held.toString('latin1', 0, 2);
      held = held.subarray(2);
      if (mark === '--') return false;
      if (mark !== '\r\n') throw malformed('The multipart body has a broken boundary.');
      return true;
    },
    async readHeaders() {
      for (;;) {
        const at = held.indexOf('\r\n\r\n');
        if (at >= 0) {
          const headers = held.toString('utf8', 0, at);
          held = held.subarray(at + 4);
          return headers;
        }
        if (held.length > maxHeaderBytes) throw malformed('A multipart header is too long.');
        await more();
      }
    },
    readTo,
  };
}

function parseHeaders(text: string): Omit<Part, 'bytes'> {
  const headers = new Map(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const disposition = headers.get('content-disposition') ?? '';
  const name = parameter(disposition, 'name');
  if (name === undefined) throw malformed('A multipart part has no name.');
  return {
    name,
    filename: parameter(disposition, 'filename'),
    contentType: headers.get('content-type'),
  };
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(header);
  const raw = match?.[1] ?? match?.[2];
  // Browsers and undici write a quote as %22 (WHATWG form data), older clients as \".
  return raw?.replaceAll('%22', '"').replaceAll(/\\(["\\])/g, '$1');
}

function boundaryOf(contentType: string): string {
  const boundary = /^multipart\/form-data\b/i.test(contentType)
    ? parameter(contentType, 'boundary')
    : undefined;
  if (boundary === undefined || boundary === '') {
    throw malformed('The body must be multipart/form-data with a boundary.');
  }
  return boundary;
}

function malformed(detail: string): Problem {
  return new Problem(400, { title: 'Bad request', detail });
}
