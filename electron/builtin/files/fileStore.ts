import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';
import { randomId } from '../randomId.ts';
import type { JsonObject } from '../schema/json.ts';
import { limitBytes } from './limitBytes.ts';

/** An uploaded file; times are ms since 1970. */
export interface StoredFile {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly md5: string;
  readonly metadata: JsonObject;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Bytes on disk that are not a file of the API yet. */
export interface ReceivedBytes {
  readonly id: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly md5: string;
}

/** The uploaded files. */
export interface FileStore {
  /** Streams bytes to disk. Throws a 413 problem when there are too many; nothing is left then. */
  readonly receive: (bytes: AsyncIterable<Uint8Array>) => Promise<ReceivedBytes>;
  /** Makes received bytes a file. */
  readonly keep: (
    received: ReceivedBytes,
    facts: Pick<StoredFile, 'name' | 'contentType' | 'metadata'>,
  ) => StoredFile;
  readonly discard: (received: ReceivedBytes) => Promise<void>;
  /** The file, unless it has expired. */
  readonly find: (id: string) => StoredFile | undefined;
  /** All files that have not expired, newest first. */
  readonly list: () => readonly StoredFile[];
  readonly remove: (id: string) => Promise<void>;
  /** Deletes what has expired. */
  readonly expire: () => Promise<void>;
}

/** Makes an empty store over a folder that exists. */
export function createFileStore(options: {
  readonly folder: string;
  readonly now: () => number;
  readonly ttlMs: number;
  readonly maxBytes: number;
}): FileStore {
  const { folder, now, ttlMs, maxBytes } = options;
  const byId = new Map<string, StoredFile>();

  function find(id: string): StoredFile | undefined {
    const file = byId.get(id);
    return file === undefined || file.expiresAt <= now() ? undefined : file;
  }

  async function remove(id: string): Promise<void> {
    const file = byId.get(id);
    byId.delete(id);
    if (file !== undefined) await rm(file.path, { force: true });
  }

  return {
    async receive(bytes) {
      const id = randomId();
      const path = join(folder, id);
      const [sha256, md5] = [createHash('sha256'), createHash('md5')];
      const limit = limitBytes(maxBytes);
      const hashing = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          sha256.update(chunk);
          md5.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(Readable.from(bytes), limit, hashing, createWriteStream(path));
      } catch (error) {
        await rm(path, { force: true });
        if (!limit.exceeded()) throw error;
        throw new Problem(413, {
          title: 'File too large',
          detail: `Files must be less than ${Math.round(maxBytes / 2 ** 20)}MB in size`,
        });
      }
      return {
        id,
        path,
        size: limit.bytes(),
        sha256: sha256.digest('hex'),
        md5: md5.digest('hex'),
      };
    },
    keep(received, facts) {
      const createdAt = now();
      const file = { ...received, ...facts, createdAt, expiresAt: createdAt + ttlMs };
      byId.set(file.id, file);
      return file;
    },
    discard: (received) => rm(received.path, { force: true }),
    find,
    list: () => [...byId.values()].reverse().filter((file) => file.expiresAt > now()),
    remove,
    async expire() {
      // All live equally long, so they expire in the order in which they came.
      for (const file of byId.values()) {
        if (file.expiresAt > now()) return;
        await remove(file.id);
      }
    },
  };
}
