import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseUpload } from '../files/parseUpload.ts';
import type { FileStore, StoredFile } from '../files/fileStore.ts';
import { paginate } from '../paginate.ts';
import type { Addresses } from '../predictions/toPredictionJson.ts';
import { notFound } from '../problem.ts';
import { empty, json } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';
import type { JsonObject } from '../schema/json.ts';

interface FileRouteOptions {
  readonly store: FileStore;
  readonly addresses: () => Addresses;
  readonly now: () => number;
  readonly signingSecret: string;
  readonly pageSize: number;
}

/** The files API. */
export function fileRoutes(options: FileRouteOptions): readonly Route[] {
  const { store, addresses, pageSize } = options;
  const getFile = ({ params }: BuiltinRequest): StoredFile => {
    const file = store.find(params['id'] ?? '');
    if (file === undefined) throw notFound('File not found');
    return file;
  };
  const show = (file: StoredFile): JsonObject => toFileJson(file, addresses());

  return [
    {
      operation: 'files.create',
      method: 'POST',
      path: '/v1/files',
      access: 'token',
      body: 'stream',
      handle: async ({ incoming, header }) =>
        json(show(await parseUpload(store, incoming, header('content-type') ?? '')), 201),
    },
    {
      operation: 'files.list',
      method: 'GET',
      path: '/v1/files',
      access: 'token',
      handle({ query }) {
        const url = `${addresses().baseUrl}/files`;
        const page = paginate(store.list(), { url, query, pageSize, keyOf: ({ id }) => id });
        return json({ ...page, results: page.results.map(show) });
      },
    },
    {
      operation: 'files.get',
      method: 'GET',
      path: '/v1/files/:id',
      access: 'token',
      handle: (request) => json(show(getFile(request))),
    },
    {
      operation: 'files.delete',
      method: 'DELETE',
      path: '/v1/files/:id',
      access: 'token',
      async handle(request) {
        await store.remove(getFile(request).id);
        return empty(204);
      },
    },
    {
      operation: 'files.download',
      method: 'GET',
      path: '/v1/files/:id/download',
      access: 'open',
      handle(request) {
        checkSignature(request, options);
        const { path, size } = getFile(request);
        return {
          kind: 'file',
          path,
          bytes: size,
          headers: { 'content-type': 'application/octet-stream' },
        };
      },
    },
  ];
}

/** The signature of a download address: base64 of HMAC-SHA256 over `"{owner} {id} {expiry}"`; `expiry` is in seconds since 1970. */
export function signDownload(
  secret: string,
  file: { readonly owner: string; readonly id: string; readonly expiry: string },
): string {
  return createHmac('sha256', secret)
    .update(`${file.owner} ${file.id} ${file.expiry}`)
    .digest('base64');
}

/** The API knows only 404 here, so a wrong signature says no more than a missing file. */
function checkSignature({ params, query }: BuiltinRequest, options: FileRouteOptions): void {
  const [owner, expiry] = [query.get('owner') ?? '', query.get('expiry') ?? ''];
  const expected = signDownload(options.signingSecret, { owner, id: params['id'] ?? '', expiry });
  const [left, right] = [Buffer.from(expected), Buffer.from(query.get('signature') ?? '')];
  const isRight = left.length === right.length && timingSafeEqual(left, right);
  if (!isRight || !(Number(expiry) * 1000 > options.now())) throw notFound('File not found');
}

function toFileJson(file: StoredFile, { baseUrl }: Addresses): JsonObject {
  return {
    id: file.id,
    name: file.name,
    content_type: file.contentType,
    size: file.size,
    etag: file.md5,
    checksums: { sha256: file.sha256, md5: file.md5 },
    metadata: file.metadata,
    created_at: new Date(file.createdAt).toISOString(),
    expires_at: new Date(file.expiresAt).toISOString(),
    urls: { get: `${baseUrl}/files/${file.id}` },
  };
}
