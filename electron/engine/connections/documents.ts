import type { DatabaseSync } from 'node:sqlite';

/** Names one answer of a provider: `source` is the connection and its address, `subject` such as `owner/name`. */
export type DocumentKey = {
  readonly source: string;
  readonly kind: string;
  readonly subject: string;
  /** The rest: a version, or the cursor of a page. */
  readonly part: string;
};

/** An answer as it was kept; milliseconds since 1970. */
export type KeptDocument = { readonly body: unknown; readonly fetchedAt: number };

/** Answers of providers on disk, shared by every process on the data folder. */
export type Documents = {
  find(key: DocumentKey): KeptDocument | undefined;
  /** Never throws: a full disk must not keep a model from being read. */
  keep(key: DocumentKey, body: unknown): void;
  forget(key: DocumentKey): void;
  /** Forgets every kind of document about a subject. */
  forgetSubject(source: string, subject: string): void;
  forgetSource(source: string): void;
};

/** A newer Patchbay that keeps other fields counts up, and reads nothing of the older one's. */
const format = 1;
/** When a document was last used is noted once a day only, so that reading seldom writes. */
const dayMs = 86_400_000;
/** About a thousand models with their schemas. */
const defaultLimit = 64 * 1024 * 1024;

/** Opens the documents of a data folder; over `limit` characters the ones unused for longest go. */
export function createDocuments(options: {
  readonly database: DatabaseSync;
  readonly now: () => number;
  readonly limit?: number;
}): Documents {
  const { database, now, limit = defaultLimit } = options;
  const place = 'source = ? AND kind = ? AND subject = ? AND part = ?';
  const select = database.prepare(`SELECT body, fetched_at, used_at FROM documents WHERE ${place}`);
  const touch = database.prepare(`UPDATE documents SET used_at = ? WHERE ${place}`);
  const insert = database.prepare(
    'INSERT OR REPLACE INTO documents (source, kind, subject, part, size, fetched_at, used_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = database.prepare(`DELETE FROM documents WHERE ${place}`);
  const removeSubject = database.prepare('DELETE FROM documents WHERE source = ? AND subject = ?');
  const removeSource = database.prepare('DELETE FROM documents WHERE source = ?');
  // Adds up from the most recently used on; whatever lies beyond the limit goes.
  const trim = database.prepare(
    `DELETE FROM documents WHERE rowid IN (
       SELECT id FROM (
         SELECT rowid AS id, SUM(size) OVER (ORDER BY used_at DESC, rowid DESC) AS total FROM documents
       ) WHERE total > ?)`,
  );

  const write = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.emitWarning(`A copy of a provider's answer could not be kept: ${reason}`);
    }
  };

  return {
    find: (key) => {
      const row = select.get(...partsOf(key));
      const body = parseBody(row?.['body']);
      if (row === undefined || body === undefined) return undefined;
      const at = now();
      if (Math.abs(at - Number(row['used_at'])) > dayMs)
        write(() => touch.run(at, ...partsOf(key)));
      return { body, fetchedAt: Number(row['fetched_at']) };
    },
    keep: (key, value) => {
      const body = JSON.stringify(value);
      write(() => {
        insert.run(...partsOf(key), body.length, now(), now(), body);
        trim.run(limit);
      });
    },
    forget: (key) => write(() => remove.run(...partsOf(key))),
    forgetSubject: (source, subject) => write(() => removeSubject.run(source, subject)),
    forgetSource: (source) => write(() => removeSource.run(source)),
  };
}

function partsOf({ source, kind, subject, part }: DocumentKey): [string, string, string, string] {
  return [source, `${kind}@${format}`, subject, part];
}

function parseBody(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
