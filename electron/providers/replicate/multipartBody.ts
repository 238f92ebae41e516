import { randomUUID } from 'node:crypto';
import { invalidInput } from '../../../shared/domain/failure.ts';
import type { UploadRequest } from '../provider.ts';
import { headerFileName } from './headerFileName.ts';
import { say } from '../../../shared/sentences/say.ts';

/** A multipart body whose length is known and whose bytes are read as they are sent. */
export type MultipartBody = {
  readonly contentType: string;
  readonly contentLength: number;
  /** A fresh body, from the first byte. */
  readonly open: () => AsyncGenerator<Uint8Array>;
};

/** Frames a file as the Files API wants it: parts `content` and `metadata` (replicate-api.md section 2). */
export function multipartBody(request: UploadRequest): MultipartBody {
  const boundary = `patchbay-${randomUUID()}`;
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `Content-Disposition: form-data; name="content"; filename="${headerFileName(request.name)}"\r\n` +
      `Content-Type: ${checkedMediaType(request.mediaType)}\r\n\r\n`,
  );
  const tail = Buffer.from(
    `\r\n--${boundary}\r\n` +
      'Content-Disposition: form-data; name="metadata"\r\n' +
      'Content-Type: application/json\r\n\r\n' +
      `{}\r\n--${boundary}--\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: head.length + request.size + tail.length,
    async *open() {
      yield head;
      yield* exactly(request);
      yield tail;
    },
  };
}

// The length was announced already: a file that grew or shrank must not be sent as something else.
async function* exactly(request: UploadRequest): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of request.open()) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    sent += bytes.length;
    if (sent > request.size) throw changed(request);
    yield bytes;
  }
  if (sent !== request.size) throw changed(request);
}

function changed({ name }: UploadRequest): Error {
  return invalidInput(say('providers.uploadChanged', { name }));
}

function checkedMediaType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+=[\w.+-]+)*$/.test(mediaType)
    ? mediaType
    : 'application/octet-stream';
}
