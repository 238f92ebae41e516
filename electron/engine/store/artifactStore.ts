import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import { toArtifactId, type ArtifactId } from '../../../shared/domain/ids.ts';
import { createBufferRelief } from './createBufferRelief.ts';
import { readRelieved } from './readRelieved.ts';
import { sniffMediaType } from './sniffMediaType.ts';
import { storageError, writeError } from './storageError.ts';
import { inTransaction } from './inTransaction.ts';
import { say } from '../../../shared/sentences/say.ts';

/** What is told about bytes before they are read. */
export type PutOptions = {
  readonly name: string;
  /** What the sender says; the bytes themselves are asked when absent or too general. */
  readonly mediaType?: string;
  /** Refused when the bytes turn out to be fewer or more. */
  readonly expectedSize?: number;
  readonly signal?: AbortSignal;
};

/** Bytes on disk, named by their SHA-256. */
export type ArtifactStore = {
  /** Streams bytes in, in constant memory; nothing is kept unless all of them arrived. */
  put(source: Readable, options: PutOptions): Promise<ArtifactRef>;
  /** The reference of an artifact that is there with its bytes. */
  find(id: ArtifactId): Promise<ArtifactRef | undefined>;
  /** Streams a part (inclusive positions), or all. */
  read(id: ArtifactId, range?: { readonly start: number; readonly end: number }): Readable;
  pathOf(id: ArtifactId): string;
  /** Says that a pipeline of the user needs this artifact: it is never evicted. It need not be there yet. */
  keep(id: ArtifactId): void;
};

/** Makes the store in `folder`; left-over temporary files of dead processes are swept. */
export async function createArtifactStore(options: {
  readonly folder: string;
  readonly database: DatabaseSync;
  readonly now: () => number;
}): Promise<ArtifactStore> {
  const { folder, database, now } = options;
  const temporary = join(folder, 'tmp');
  await mkdir(temporary, { recursive: true });
  await sweep(temporary, now());
  const insert = database.prepare(
    'INSERT INTO artifacts (id, size, media_type, name, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const select = database.prepare('SELECT size, media_type, name FROM artifacts WHERE id = ?');
  const isKept = database.prepare('SELECT 1 FROM kept_artifacts WHERE artifact_id = ?');
  const keep = database.prepare('INSERT OR IGNORE INTO kept_artifacts (artifact_id) VALUES (?)');
  const pathOf = (id: ArtifactId): string => join(folder, id.slice(0, 2), id.slice(2));

  return {
    pathOf,
    keep: (id) => {
      if (isKept.get(id) === undefined) keep.run(id);
    },
    put: async (source, { name, mediaType, expectedSize, signal }) => {
      const draft = join(temporary, randomUUID());
      try {
        const { id, size } = await writeDraft(source, draft, signal);
        if (expectedSize !== undefined && expectedSize !== size)
          throw truncated(name, size, expectedSize);
        const type = await sniffMediaType(draft, {
          name,
          ...(mediaType === undefined ? {} : { claimed: mediaType }),
        });
        await mkdir(join(folder, id.slice(0, 2)), { recursive: true });
        // Under the lock, as another process that evicts must not delete between the two.
        inTransaction(database, () => {
          publish(draft, pathOf(id), size);
          insert.run(id, size, type, name, now());
        });
        return { id, name, mediaType: type, size };
      } catch (error) {
        await rm(draft, { force: true });
        const what = say('disk.notKept', { name, folder });
        throw writeError(storageError(error, folder), what);
      }
    },
    find: async (id) => {
      const row = select.get(id);
      if (row === undefined) return undefined;
      const found = await stat(pathOf(id)).catch(() => undefined);
      if (found === undefined || found.size !== row['size']) return undefined;
      return {
        id,
        name: String(row['name']),
        mediaType: String(row['media_type']),
        size: found.size,
      };
    },
    read: (id, range) => readRelieved(pathOf(id), range),
  };
}

/** Windows does not replace a file that is being read: then the same bytes are there already. */
function publish(draft: string, path: string, size: number): void {
  try {
    renameSync(draft, path);
  } catch (error) {
    const kept = statSync(path, { throwIfNoEntry: false });
    if (kept === undefined || !kept.isFile() || kept.size !== size) throw error;
    rmSync(draft, { force: true });
    // It is as fresh as the draft was: see `graceMs` in evictResults.
    utimesSync(path, new Date(), new Date());
  }
}

async function writeDraft(
  source: Readable,
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly id: ArtifactId; readonly size: number }> {
  const hash = createHash('sha256');
  const relieve = createBufferRelief();
  let size = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      relieve(chunk.length);
      done(null, chunk);
    },
  });
  const file = createWriteStream(path, { highWaterMark: 1 << 18, flags: 'wx' });
  await pipeline(source, hashing, file, signal === undefined ? {} : { signal });
  await syncFile(path);
  return { id: toArtifactId(hash.digest('hex')), size };
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function truncated(name: string, size: number, expected: number): FailureError {
  return new FailureError({
    kind: 'provider-unavailable',
    ...say('files.incomplete', { name, size, expected }),
  });
}

const oneDay = 86_400_000;

/** A draft older than a day belongs to a process that is gone. */
async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > oneDay) await rm(path, { force: true });
  }
}
