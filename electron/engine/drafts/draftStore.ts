import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentTab, RestoredTab, TypedTexts } from '../../../shared/api/drafts.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { canonicalJson } from '../../../shared/domain/json.ts';
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
   * gone left unsaved. One that does not restore still has its documents on screen. The first new one after a restart
   * gets a copy of what such a window came back with: whoever is first, both show it.
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
  /** True where another living window has unsaved edits of this file, or of a document that is in none and has this name. */
  isEditedElsewhere(place: Pick<DraftWrite, 'window' | 'document' | 'path'>): boolean;
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
  const exit = database.prepare('UPDATE windows SET owner = ?, at = ? WHERE id = ? AND owner = ?');
  const find = database.prepare('SELECT tabs, owner FROM windows WHERE id = ?');
  const setTabs = database.prepare('UPDATE windows SET tabs = ? WHERE id = ? AND owner = ?');
  const remove = database.prepare('DELETE FROM windows WHERE id = ?');
  const all = database.prepare('SELECT id, owner, tabs, at FROM windows ORDER BY at');
  const owns = database.prepare('SELECT 1 FROM windows WHERE id = ? AND owner = ?');

  /** The owner of a window that left this engine: nobody. */
  const left = `left ${ownership.id}`;
  /** Windows that an engine before this one had, and that nothing was done in since they came back. */
  const returned = new Set<string>();
  /** The windows at this engine. */
  const present = new Set<string>();

  const isGone = ({ id, owner }: Row): boolean =>
    owner === ownership.id ? !present.has(String(id)) : !ownership.isAlive(String(owner));
  /** What two windows had alike comes once; two that named their documents alike had different ones. */
  const takeOver = (window: string): readonly RestoredTab[] => {
    const taken: RestoredTab[] = [];
    const take = (row: Row, isCopy: boolean): void => {
      const from = String(row['id']);
      const before = [...taken];
      for (const tab of contents.read(from, readTabs(row))) {
        if (before.some((other) => isAlike(tab, other))) continue;
        const isFree = taken.every(({ document }) => document !== tab.document);
        const document = isFree ? tab.document : newName();
        contents.give({ window: from, document: tab.document }, { window, document }, isCopy);
        taken.push({ ...tab, document });
      }
      if (isCopy) return;
      contents.forgetAll(from);
      remove.run(from);
    };
    for (const row of all.all()) {
      const id = String(row['id']);
      const isLeft = isGone(row);
      if (contents.hasEdits(id)) {
        if (isLeft || returned.has(id)) take(row, !isLeft);
      } else if (isLeft && now() - Number(row['at']) > keptTabsMs) remove.run(id);
    }
    returned.clear();
    return taken;
  };
  const guarded = <T>(work: () => T): T => {
    try {
      return inTransaction(database, work);
    } catch (error) {
      throw storageError(error, database.location() ?? 'journal');
    }
  };

  const arrive: DraftStore['arrive'] = ({ window: given, restores }) => {
    const known = given === null ? undefined : find.get(given);
    const window = given ?? newName();
    if (known === undefined) {
      const tabs = restores ? takeOver(window) : [];
      enter.run(window, ownership.id, now());
      setTabs.run(JSON.stringify(tabs.map(toTab)), window, ownership.id);
      return { window, tabs };
    }
    const owner = String(known['owner']);
    if (!restores && owner !== ownership.id && owner !== left) returned.add(window);
    enter.run(window, ownership.id, now());
    return { window, tabs: restores ? contents.read(window, readTabs(known)) : [] };
  };

  return {
    arrive: (arrival) => {
      const arrived = guarded(() => arrive(arrival));
      present.add(arrived.window);
      return arrived;
    },
    leave: (window) => {
      present.delete(window);
      contents.release(window);
      // At the end of the engine the database goes first, and with it the owner.
      if (!database.isOpen) return;
      try {
        guarded(() => exit.run(left, now(), window, ownership.id));
      } catch {
        // As on a full disk: who is present says the same, and after the engine its end.
        return;
      }
    },
    keepTabs: (window, tabs) => {
      guarded(() => setTabs.run(JSON.stringify(tabs), window, ownership.id));
    },
    keep: (write) => {
      try {
        return guarded(() => {
          // A window that was taken over meanwhile comes in again before it writes.
          if (owns.get(write.window, ownership.id) === undefined) return false;
          // What comes whole is what was there.
          if ('patch' in write.content) returned.delete(write.window);
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
    isEditedElsewhere: ({ window, ...what }) =>
      all
        .all()
        .some(
          (row) =>
            row['id'] !== window && !isGone(row) && contents.hasEdits(String(row['id']), what),
        ),
  };
}

type Row = { readonly [column: string]: unknown };

/** Names a window, or a document in one: 80 bits. */
function newName(): string {
  return randomBytes(10).toString('hex');
}

function toTab({ document, path, shown, viewport }: RestoredTab): DocumentTab {
  return { document, path, shown, viewport };
}

/** How often somebody has edited it does not make it another one; what cannot be read is like nothing. */
function isAlike(a: RestoredTab, b: RestoredTab): boolean {
  if (a.path !== b.path) return false;
  if (a.draft === null || b.draft === null) return a.draft === b.draft;
  if ('unreadable' in a.draft || 'unreadable' in b.draft) return false;
  const { pipeline, typed } = a.draft;
  const other = { pipeline: b.draft.pipeline, typed: b.draft.typed };
  return canonicalJson({ pipeline, typed }) === canonicalJson(other);
}

/** Written by this store only. */
function readTabs(row: Row): readonly DocumentTab[] {
  return JSON.parse(String(row['tabs'])) as readonly DocumentTab[];
}
