import type { DatabaseSync } from 'node:sqlite';
import { createDraftStore } from '../../electron/engine/drafts/draftStore.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import type { Ownership } from '../../electron/engine/store/ownership.ts';
import { scratchFolder } from './scratchFolder.ts';

/** For tests: draft stores of one engine after the other on one database; each is gone when the next one starts. */
export async function createDraftEngines() {
  const scratch = await scratchFolder();
  const path = scratch.at('journal.sqlite');
  const databases: DatabaseSync[] = [];
  const living = new Set<string>();
  return {
    database: () => {
      const database = databases.at(-1);
      if (database === undefined) throw new Error('no engine has started');
      return database;
    },
    /** An engine that starts; `beside` leaves those before alive. */
    start: ({ beside = false } = {}) => {
      if (!beside) living.clear();
      const id = `engine${databases.length}`;
      living.add(id);
      const ownership: Ownership = {
        id,
        isAlone: !beside,
        isAlive: (owner) => owner !== null && living.has(owner),
        release: () => undefined,
      };
      const database = openDatabase(path);
      databases.push(database);
      return createDraftStore({ database, ownership, now: () => 0 });
    },
    async [Symbol.asyncDispose]() {
      for (const database of databases) database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
