import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

/** Serves one file at `/outputs/file.bin`, its first MiB at `/outputs/small.bin`, and takes uploads as the Files API does, throwing the bytes away. Resolves to its origin. */
export async function serveFile(path: string, bytes: number): Promise<string> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET') {
      const length = request.url === '/outputs/small.bin' ? Math.min(bytes, 1 << 20) : bytes;
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': length,
      });
      const part = { highWaterMark: 1 << 20, end: length - 1 };
      await pipeline(createReadStream(path, part), response);
      return;
    }
    let received = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) received += chunk.length;
    response
      .writeHead(201, { 'content-type': 'application/json' })
      .end(JSON.stringify(fileOf(received)));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fileOf(size: number) {
  const at = '2026-01-02T03:04:05Z';
  return {
    id: 'f1',
    name: 'file.bin',
    content_type: 'application/octet-stream',
    size,
    checksums: { sha256: 'b'.repeat(64) },
    metadata: {},
    created_at: at,
    expires_at: at,
    urls: { get: 'https://example.org/v1/files/f1' },
  };
}
