import { Transform, type TransformCallback } from 'node:stream';

/** Lets bytes pass and counts them; fails the pipeline when there are too many. */
export interface ByteLimit extends Transform {
  readonly bytes: () => number;
  readonly exceeded: () => boolean;
}

/** Makes a limit of so many bytes. */
export function limitBytes(maximum: number): ByteLimit {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > maximum) done(new RangeError('Too many bytes.'));
      else done(null, chunk);
    },
  });
  return Object.assign(limit, { bytes: () => bytes, exceeded: () => bytes > maximum });
}
