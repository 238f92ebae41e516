import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createArtifactStore } from '../../electron/engine/store/artifactStore.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { scratchFolder } from './scratchFolder.ts';

/** A real store on a real database in a folder of its own. */
export async function createTestStore() {
  const scratch = await scratchFolder();
  await mkdir(scratch.at('data'));
  const database = openDatabase(scratch.at('data', 'journal.sqlite'));
  const folder = scratch.at('data', 'artifacts');
  const store = await createArtifactStore({ folder, database, now: () => Date.now() });
  return {
    store,
    database,
    scratch,
    folder,
    put: (name: string, bytes: string | Uint8Array) =>
      store.put(Readable.from([Buffer.from(bytes)]), { name }),
    async [Symbol.asyncDispose]() {
      database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
