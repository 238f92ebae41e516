import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../faults.ts';
import type { Reply } from '../reply.ts';

/** Headers of every answer: nothing here is for caches, frames or guessing browsers. */
const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
} as const;

/** Writes an answer, spoiled by a fault where there is one. Resolves when it is written or the client has gone. */
export async function sendReply(
  outgoing: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
): Promise<void> {
  if (reply.kind === 'events') {
    outgoing.writeHead(200, { ...commonHeaders, 'content-type': 'text/event-stream' });
    outgoing.flushHeaders();
    await pour(outgoing, Readable.from(reply.events));
    return;
  }
  const status = reply.kind === 'file' ? 200 : reply.status;
  const headers = { ...commonHeaders, ...reply.headers };
  if (fault !== undefined) {
    const bytes = reply.kind === 'file' ? await readFile(reply.path) : Buffer.from(reply.body);
    await sendSpoiled({ outgoing, status, headers, bytes }, fault);
    return;
  }
  if (reply.kind === 'body') {
    const length = Buffer.byteLength(reply.body);
    // 204 has no body, so it has no length either (RFC 9110, 8.6).
    outgoing.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': length });
    outgoing.end(reply.body);
    return;
  }
  outgoing.writeHead(status, { ...headers, 'content-length': reply.bytes });
  await pour(outgoing, createReadStream(reply.path, { highWaterMark: 1 << 20 }));
}

interface SpoiledReply {
  readonly outgoing: ServerResponse;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

async function sendSpoiled(reply: SpoiledReply, fault: Fault): Promise<void> {
  const { outgoing, status, headers, bytes } = reply;
  switch (fault.kind) {
    case 'slow-body':
      outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
      for (let at = 0; at < bytes.length && !outgoing.destroyed; at += fault.bytes) {
        await setTimeout(fault.waitMs);
        outgoing.write(bytes.subarray(at, at + fault.bytes));
      }
      outgoing.end();
      return;
    case 'truncated': {
      outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
      const part = bytes.subarray(0, fault.bytes ?? Math.floor(bytes.length / 2));
      // Destroyed only after the bytes have left, or the client would see no answer at all.
      await new Promise<void>((resolve) => outgoing.write(part, () => resolve()));
      outgoing.destroy();
      return;
    }
    case 'corrupted': {
      const spoiled = Buffer.from(bytes);
      const middle = Math.floor(spoiled.length / 2);
      spoiled[middle] = (spoiled[middle] ?? 0) ^ 0xff;
      outgoing.writeHead(status, { ...headers, 'content-length': spoiled.length });
      outgoing.end(spoiled);
      return;
    }
    case 'malformed-json': {
      const half = bytes.subarray(0, Math.floor(bytes.length / 2));
      outgoing.writeHead(status, { ...headers, 'content-length': half.length });
      outgoing.end(half);
      return;
    }
    default:
      outgoing.destroy();
  }
}

async function pour(outgoing: ServerResponse, source: Readable): Promise<void> {
  // A client that leaves in the middle is not an error of the server.
  await pipeline(source, outgoing).catch(() => {});
}
