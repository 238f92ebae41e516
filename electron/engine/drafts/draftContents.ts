import { sentenceOf } from '../../../shared/domain/failure.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentTab, RestoredTab, TypedTexts } from '../../../shared/api/drafts.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { applyJsonPatch, diffJson, type JsonPatch } from '../../../shared/domain/jsonPatch.ts';
import { formatName, formatVersion } from '../../../shared/pipeline/format.ts';
import { parsePipeline } from '../../../shared/pipeline/parsePipeline.ts';
import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import type { DraftWrite } from './draftStore.ts';

/** The unsaved pipelines themselves: a snapshot each, and the patches since then. */
export type DraftContents = {
  /** False for a patch that does not follow the write before. Secrets that were typed are left out. */
  write(write: DraftWrite): boolean;
  /** The tabs of a window with what they hold; a draft whose tab was not told yet comes last. */
  read(window: string, tabs: readonly DocumentTab[]): readonly RestoredTab[];
  /** True where the window has edits that are in no file: of this file, of a document of this name that has none, or any. */
  hasEdits(window: string, what?: Pick<DraftWrite, 'document' | 'path'>): boolean;
  /** Gives a document to another window, under another name there; the one that has it keeps it where it is copied. */
  give(from: Place, to: Place, isCopy: boolean): void;
  forget(window: string, document: string): void;
  forgetAll(window: string): void;
  /** Takes a window's documents out of memory. */
  release(window: string): void;
};

/** A document of a window. */
type Place = Pick<DraftWrite, 'window' | 'document'>;

/** Fewer characters of patches than this never make a new snapshot. */
const smallPatches = 256 * 1024;

/** What is on disk of a document that is being edited. */
type Known = { readonly id: number; readonly seq: number; readonly pipeline: Pipeline };

/** Makes the contents on an open database; the caller opens the transactions. */
export function createDraftContents(database: DatabaseSync): DraftContents {
  const find = database.prepare('SELECT * FROM drafts WHERE window_id = ? AND document = ?');
  const ofWindow = database.prepare('SELECT * FROM drafts WHERE window_id = ? ORDER BY id');
  const patches = database.prepare('SELECT patch FROM draft_patches WHERE draft = ? ORDER BY seq');
  const replace = database.prepare(
    `INSERT OR REPLACE INTO drafts (window_id, document, path, revision, edits, seq, typed, format, snapshot, patched)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) RETURNING id`,
  );
  const addPatch = database.prepare(
    'INSERT INTO draft_patches (draft, seq, patch) VALUES (?, ?, ?)',
  );
  const advance = database.prepare(
    `UPDATE drafts SET path = ?, revision = ?, edits = ?, seq = ?, typed = ?, patched = patched + ? WHERE id = ?
     RETURNING patched, length(snapshot) AS size`,
  );
  const dropPatches = database.prepare('DELETE FROM draft_patches WHERE draft = ?');
  const compact = database.prepare('UPDATE drafts SET snapshot = ?, patched = 0 WHERE id = ?');
  const edited = database.prepare(
    `SELECT 1 FROM drafts WHERE window_id = ?1 AND edits > 0
     AND (?2 IS NULL OR (path IS ?3 AND (path IS NOT NULL OR document = ?2)))`,
  );
  const move = database.prepare(
    'UPDATE drafts SET window_id = ?, document = ? WHERE window_id = ? AND document = ?',
  );
  const remove = database.prepare(
    'DELETE FROM drafts WHERE window_id = ? AND document = coalesce(?, document)',
  );
  const known = new Map<string, Map<string, Known>>();

  const remember = ({ window, document }: Place, now: Known) => {
    const documents = known.get(window) ?? new Map<string, Known>();
    known.set(window, documents.set(document, now));
  };
  const rawOf = (row: Row): unknown =>
    patches
      .all(Number(row['id']))
      .reduce<unknown>(
        (value, { patch }) => applyJsonPatch(value, JSON.parse(String(patch)) as JsonPatch),
        JSON.parse(String(row['snapshot'])),
      );
  const readDraft = (row: Row | undefined): RestoredTab['draft'] => {
    if (row === undefined) return null;
    const file = { ...(rawOf(row) as Pipeline), format: formatName, version: row['format'] };
    const parsed = parsePipeline(JSON.stringify(file));
    if (!parsed.ok) return { unreadable: sentenceOf(parsed) };
    return {
      pipeline: parsed.pipeline,
      revision: toText(row['revision']),
      edits: Number(row['edits']),
      // Written by this store only.
      typed: JSON.parse(String(row['typed'])) as TypedTexts,
    };
  };
  const whatIsKept = ({ window, document }: DraftWrite): Known | undefined => {
    const inMemory = known.get(window)?.get(document);
    if (inMemory !== undefined) return inMemory;
    const row = find.get(window, document);
    // Written by this version in this session, or before a restart of the engine: the shape is a pipeline's.
    return (
      row && { id: Number(row['id']), seq: Number(row['seq']), pipeline: rawOf(row) as Pipeline }
    );
  };
  const writeWhole = (write: DraftWrite, given: Pipeline): boolean => {
    const { window, document, path, revision, edits, seq } = write;
    const pipeline = withoutSecrets(given);
    const text = JSON.stringify(pipeline);
    const typed = JSON.stringify(write.typed);
    const about = [window, document, path, revision, edits, seq, typed];
    const row = replace.get(...about, formatVersion, text);
    remember(write, { id: Number(row?.['id']), seq, pipeline });
    return true;
  };
  const writePatch = (write: DraftWrite, patch: JsonPatch): boolean => {
    const { path, revision, edits, seq } = write;
    const before = whatIsKept(write);
    if (before?.seq !== seq - 1) return false;
    const pipeline = withoutSecrets(
      applyJsonPatch(before.pipeline, patch) as Pipeline,
      before.pipeline,
    );
    const text = JSON.stringify(diffJson(before.pipeline, pipeline) ?? { in: {} });
    addPatch.run(before.id, seq, text);
    const typed = JSON.stringify(write.typed);
    const size = advance.get(path, revision, edits, seq, typed, text.length, before.id);
    if (Number(size?.['patched']) > Math.max(smallPatches, Number(size?.['size']))) {
      compact.run(JSON.stringify(pipeline), before.id);
      dropPatches.run(before.id);
    }
    remember(write, { id: before.id, seq, pipeline });
    return true;
  };

  return {
    write: (write) =>
      'patch' in write.content
        ? writePatch(write, write.content.patch)
        : writeWhole(write, write.content.pipeline),
    read: (window, tabs) => {
      const rows = new Map(ofWindow.all(window).map((row) => [String(row['document']), row]));
      const told = tabs.map((tab) => ({ ...tab, draft: readDraft(rows.get(tab.document)) }));
      for (const { document } of tabs) rows.delete(document);
      const rest = [...rows].map(([document, row]) => ({
        document,
        path: toText(row['path']),
        shown: false,
        viewport: null,
        draft: readDraft(row),
      }));
      return [...told, ...rest];
    },
    hasEdits: (window, what) =>
      edited.get(window, what?.document ?? null, what?.path ?? null) !== undefined,
    give: (from, to, isCopy) => {
      const row = find.get(from.window, from.document);
      if (row === undefined || !isCopy) {
        move.run(to.window, to.document, from.window, from.document);
        return;
      }
      const { path = null, revision = null, edits = 0, seq = 0, typed = null, format = null } = row;
      const about = [to.window, to.document, path, revision, edits, seq, typed, format];
      replace.get(...about, JSON.stringify(rawOf(row)));
    },
    forget: (window, document) => {
      known.get(window)?.delete(document);
      remove.run(window, document);
    },
    forgetAll: (window) => {
      known.delete(window);
      remove.run(window, null);
    },
    release: (window) => known.delete(window),
  };
}

type Row = { readonly [column: string]: unknown };

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
