import type { DatabaseSync } from 'node:sqlite';

/** A number that SQLite tells of a database, such as `page_count`; 0 for what it does not know. */
export function readPragma(database: DatabaseSync, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get();
  return Number(row?.[name] ?? 0);
}
