import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem.ts';
import { isRecord, type JsonObject } from '../schema/json.ts';
import type { FileStore, ReceivedBytes, StoredFile } from './fileStore.ts';
import { readMultipart, type Part } from './multipart.ts';

interface Upload {
  readonly content?: ReceivedBytes;
  readonly type?: string;
  readonly filename?: string;
  readonly metadata?: JsonObject;
}

const maxFieldBytes = 64 * 1024;

/** Reads an upload (`content`, `type`, `filename`, `metadata`) to disk as it comes and makes it a file. A refused upload leaves nothing. */
export async function parseUpload(
  store: FileStore,
  incoming: IncomingMessage,
  contentType: string,
): Promise<StoredFile> {
  let upload: Upload = {};
  try {
    for await (const part of readMultipart(incoming, contentType)) {
      upload = { ...upload, ...(await readPart(store, part, upload)) };
    }
    return finish(store, upload);
  } catch (error) {
    if (upload.content !== undefined) await store.discard(upload.content);
    throw error;
  }
}

function finish(store: FileStore, upload: Upload): StoredFile {
  const { content, filename = 'file', type, metadata = {} } = upload;
  if (content === undefined) throw refuse('content is required.');
  if (Buffer.byteLength(filename) > 255) throw refuse('filename must be at most 255 bytes long.');
  return store.keep(content, {
    name: filename,
    contentType: type ?? 'application/octet-stream',
    metadata,
  });
}

async function readPart(store: FileStore, part: Part, so: Upload): Promise<Upload> {
  switch (part.name) {
    case 'content': {
      if (so.content !== undefined) throw refuse('content must be given once.');
      const content = await store.receive(part.bytes);
      // The fields of their own win over what the part says about itself.
      const type = so.type ?? part.contentType;
      const filename = so.filename ?? part.filename;
      return {
        content,
        ...(type === undefined ? {} : { type }),
        ...(filename === undefined ? {} : { filename }),
      };
    }
    case 'type':
      return { type: await readField(part) };
    case 'filename':
      return { filename: await readField(part) };
    case 'metadata':
      return { metadata: parseMetadata(await readField(part)) };
    default:
      throw refuse(`The field ${part.name.slice(0, 40)} is not allowed.`);
  }
}

async function readField(part: Part): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of part.bytes) {
    size += chunk.length;
    if (size > maxFieldBytes) throw refuse(`The field ${part.name} is too long.`);
    chunks.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseMetadata(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value as JsonObject;
  } catch {
    // Refused below.
  }
  throw refuse('metadata must be a JSON object.');
}

function refuse(detail: string): Problem {
  return new Problem(400, { title: 'Bad request', detail });
}
