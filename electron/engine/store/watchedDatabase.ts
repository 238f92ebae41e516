import { writeFileSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sqliteCode, storageError } from './storageError.ts';

/** The note that a database was found damaged while it was in use: it is repaired when nobody has it open. */
export function damageNote(path: string): string {
  return `${path}.damaged`;
}

/** SQLite's primary result codes of a file whose pages are not what they should be. */
const damaged = new Set([11, 26]);

/** A database that says in a sentence that it is damaged, wherever that comes to light, and leaves a note of it. */
export class WatchedDatabase extends DatabaseSync {
  override exec(sql: string): void {
    try {
      super.exec(sql);
    } catch (error) {
      throw this.#examine(error);
    }
  }

  override prepare(sql: string): StatementSync {
    const statement = super.prepare(sql);
    const guard = <Args extends readonly unknown[], T>(act: (...args: Args) => T) => {
      const bound = act.bind(statement);
      return (...args: Args): T => {
        try {
          return bound(...args);
        } catch (error) {
          throw this.#examine(error);
        }
      };
    };
    const { run, get, all } = statement;
    return Object.assign(statement, { run: guard(run), get: guard(get), all: guard(all) });
  }

  #examine(error: unknown): unknown {
    const path = this.isOpen ? this.location() : null;
    if (path === null || !damaged.has(sqliteCode(error) ?? 0)) return error;
    try {
      writeFileSync(damageNote(path), '');
    } catch {
      // The next start may find out by itself.
    }
    return storageError(error, path);
  }
}
