import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentTab, RestoredTab, TypedTexts } from '../../../shared/api/drafts.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import type { JsonPatch } from '../../../shared/domain/jsonPatch.ts';
import type { Ownership } from '../store/ownership.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { storageError } from '../store/storageError.ts';
import { createDraftContents } from './draftContents.ts';

/** One write of a document's unsaved state. */
export type DraftWrite = {
  readonly window: string;
  readonly document: string;
  readonly path: string | null;
  /** Counts the writes of this document. */
  readonly seq: number;
  readonly revision: string | null;
  readonly edits: number;
  readonly typed: TypedTexts;
  readonly content: { readonly pipeline: Pipeline } | { readonly patch: JsonPatch };
};

/** A window that comes in; a null name gets a new one. */
export type Arrival = { readonly window: string | null; readonly restores: boolean };

/** The open documents of windows and their unsaved edits, on disk. */
export type DraftStore = {
  /**
   * Makes this engine the host of a window: one that comes back, or a new one, which takes over what windows that are
   * gone left unsaved. One that does not restore still has its documents on screen.
   */
  arrive(arrival: Arrival): { readonly window: string; readonly tabs: readonly RestoredTab[] };
  /** The window is gone: a new one may take what it left. */
  leave(window: string): void;
  keepTabs(window: string, tabs: readonly DocumentTab[]): void;
  /** On disk when it returns; false for a patch that does not follow the write before. Throws `storage`. */
  keep(write: DraftWrite): boolean;
  forget(window: string, document: string): void;
  /** Forgets the edits of every window of this engine: the user was asked. */
  discardAll(): void;
  /** True where another living window has unsaved edits of this file. */
  isEditedElsewhere(window: string, path: string): boolean;
};

/** What nobody came back for is forgotten after this; unsaved edits are not. */
const keptTabsMs = 30 * 24 * 60 * 60 * 1000;

/** Makes the store on an open database. `now` gives milliseconds since 1970. */
export function createDraftStore(options: {
  readonly database: DatabaseSync;
  readonly ownership: Ownership;
  readonly now: () => number;
}): DraftStore {
  const { database, ownership, now } = options;
  const contents = createDraftContents(database);
  const enter = database.prepare(
    `INSERT INTO windows (id, owner, tabs, at) VALUES (?, ?, '[]', ?)
     ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, at = excluded.at`,
  );
  const exit = database.prepare(`UPDATE windows SET owner = '', at = ? WHERE id = ? AND owner = ?`);
  const find = database.prepare('SELECT tabs FROM windows WHERE id = ?');
  const setTabs = database.prepare('UPDATE windows SET tabs = ? WHERE id = ? AND owner = ?');
  const remove = database.prepare('DELETE FROM windows WHERE id = ?');
  const all = database.prepare('SELECT id, owner, tabs, at FROM windows ORDER BY at');
  const move = database.prepare('UPDATE drafts SET window_id = ? WHERE window_id = ?');
  const owns = database.prepare('SELECT 1 FROM windows WHERE id = ? AND owner = ?');

  const isGone = (row: Row): boolean => !ownership.isAlive(String(row['owner']));
  const takeOver = (window: string): readonly DocumentTab[] => {
    const gone = all.all().filter(isGone);
    return gone.flatMap((row) => {
      const id = String(row['id']);
      if (!contents.hasEdits(id)) {
        if (now() - Number(row['at']) > keptTabsMs) remove.run(id);
        return [];
      }
      move.run(window, id);
      remove.run(id);
      return readTabs(row);
    });
  };
  const guarded = <T>(work: () => T): T => {
    try {
      return inTransaction(database, work);
    } catch (error) {
      throw storageError(error, database.location() ?? 'journal');
    }
  };

  return {
    arrive: ({ window: given, restores }) =>
      guarded(() => {
        const known = given === null ? undefined : find.get(given);
        const window = given ?? randomBytes(10).toString('hex');
        const tabs = known !== undefined ? readTabs(known) : restores ? takeOver(window) : [];
        enter.run(window, ownership.id, now());
        setTabs.run(JSON.stringify(tabs), window, ownership.id);
        return { window, tabs: restores ? contents.read(window, tabs) : [] };
      }),
    leave: (window) => {
      contents.release(window);
      // At the end of the engine the database goes first, and with it the owner.
      if (database.isOpen) exit.run(now(), window, ownership.id);
    },
    keepTabs: (window, tabs) => {
      guarded(() => setTabs.run(JSON.stringify(tabs), window, ownership.id));
    },
    keep: (write) => {
      try {
        return guarded(() => {
          // A window that was taken over meanwhile comes in again before it writes.
          if (owns.get(write.window, ownership.id) === undefined) return false;
          return contents.write(write);
        });
      } catch (error) {
        // What is in memory may be ahead of the disk now.
        contents.release(write.window);
        throw error;
      }
    },
    forget: (window, document) => {
      guarded(() => contents.forget(window, document));
    },
    discardAll: () =>
      guarded(() => {
        for (const row of all.all()) {
          if (row['owner'] !== ownership.id) continue;
          contents.forgetAll(String(row['id']));
          remove.run(String(row['id']));
        }
      }),
    isEditedElsewhere: (window, path) =>
      all
        .all()
        .some(
          (row) =>
            row['id'] !== window && !isGone(row) && contents.hasEdits(String(row['id']), path),
        ),
  };
}

type Row = { readonly [column: string]: unknown };

/** Written by this store only. */
function readTabs(row: Row): readonly DocumentTab[] {
  return JSON.parse(String(row['tabs'])) as readonly DocumentTab[];
}
