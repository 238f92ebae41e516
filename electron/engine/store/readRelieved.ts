import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createBufferRelief } from './createBufferRelief.ts';

/** Reads a file, or a part of it (inclusive positions), in constant memory however fast it is read. */
export function readRelieved(
  path: string,
  range?: { readonly start: number; readonly end: number },
): Readable {
  const file = createReadStream(path, { highWaterMark: 1 << 18, ...range });
  return Readable.from(relieved(file), { objectMode: false, highWaterMark: 1 << 18 });
}

async function* relieved(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const relieve = createBufferRelief();
  for await (const chunk of source) {
    relieve(chunk.length);
    yield chunk;
  }
}
