import { Readable } from 'node:stream';
import { toFailure } from '../../../shared/domain/failure.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';

/** Answers one request of the artifact address space: GET and HEAD with Range, POST to import. */
export type ArtifactRequests = (request: Request) => Promise<Response>;

/** Model output is never shown as a live page: whatever it claims to be, it may run no script. */
const guards = {
  'content-security-policy':
    "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-site',
} as const;

/** Wires the artifact address space over a store. */
export function createArtifactRequests(store: ArtifactStore): ArtifactRequests {
  return async (request) => {
    const url = new URL(request.url);
    switch (request.method) {
      case 'POST':
        return receive(store, request, url);
      case 'GET':
      case 'HEAD':
        return send(store, request, url);
      default:
        return answer(405, 'Artifacts are read with GET and added with POST.', {
          allow: 'GET, HEAD, POST',
        });
    }
  };
}

async function send(store: ArtifactStore, request: Request, url: URL): Promise<Response> {
  const id = url.pathname.split('/').at(-1) ?? '';
  const artifact = isArtifactId(id) ? await store.find(id) : undefined;
  if (artifact === undefined) return answer(404, 'There is no such artifact on this computer.');
  const headers = new Headers({
    ...guards,
    'content-type': artifact.mediaType,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${artifact.id}"`,
  });
  const fileName = url.searchParams.get('download');
  if (fileName !== null) {
    headers.set('content-disposition', `attachment; filename*=UTF-8''${encodeName(fileName)}`);
  }
  const range = parseRange(request.headers.get('range'), artifact.size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${artifact.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: artifact.size - 1 };
  if (range !== undefined) headers.set('content-range', `bytes ${start}-${end}/${artifact.size}`);
  headers.set('content-length', String(end - start + 1));
  const isEmpty = request.method === 'HEAD' || artifact.size === 0;
  const body = isEmpty ? null : toWeb(store.read(artifact.id, { start, end }));
  return new Response(body, { status: range === undefined ? 200 : 206, headers });
}

async function receive(store: ArtifactStore, request: Request, url: URL): Promise<Response> {
  const name = (url.searchParams.get('name') ?? '').split(/[/\\]/).at(-1)?.slice(0, 255) || 'file';
  const mediaType = request.headers.get('content-type');
  try {
    const body = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body);
    const artifact = await store.put(body, {
      name,
      signal: request.signal,
      ...(mediaType === null ? {} : { mediaType }),
    });
    store.keep(artifact.id);
    return Response.json(artifact, { status: 201, headers: guards });
  } catch (error) {
    const failure = toFailure(error);
    return Response.json(
      { failure },
      { status: failure.kind === 'storage' ? 507 : 500, headers: guards },
    );
  }
}

function answer(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { ...guards, 'content-type': 'text/plain', ...headers },
  });
}

/** As RFC 8187 wants it, which allows fewer characters than URLs do. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

type Range = { readonly start: number; readonly end: number };

/** One range of RFC 9110; several at once, or a malformed one, are answered with the whole. */
function parseRange(header: string | null, size: number): Range | 'unsatisfiable' | undefined {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(header?.trim() ?? '');
  if (match === null) return undefined;
  const last = size - 1;
  const [, from, to, suffix] = match;
  const start = from === undefined ? Math.max(0, size - Number(suffix)) : Number(from);
  const end = to ? Number(to) : last;
  if (to && end < start) return undefined;
  return start > last ? 'unsatisfiable' : { start, end: Math.min(end, last) };
}
