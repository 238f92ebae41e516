import type { DatabaseSync } from 'node:sqlite';
import { readPragma } from './readPragma.ts';

/** Less free room, 1 MB, is soon used again. */
const pagesWorthwhile = 256;
/** So many pages go under one lock: others wait for milliseconds only. */
const pagesPerLock = 100;
/** A file of an older Patchbay is made anew once no more than this, 16 MB, is left in it: that is one step. */
const pagesMadeAnew = 4_000;

/**
 * Gives the room in the journal's file that nothing needs any more back to the disk, in steps, each under a lock of its
 * own and whole or not at all. A file of an older Patchbay shrinks only where little is left in it; until then what is
 * written next uses its room.
 */
export function* shrinkJournal(database: DatabaseSync): Generator<void, void> {
  const free = (): number => readPragma(database, 'freelist_count');
  if (free() < pagesWorthwhile) return;
  if (readPragma(database, 'auto_vacuum') !== incremental) {
    if (readPragma(database, 'page_count') - free() > pagesMadeAnew) return;
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM');
    yield;
  }
  for (let left = Infinity; free() < left;) {
    left = free();
    database.exec(`PRAGMA incremental_vacuum(${pagesPerLock})`);
    yield;
  }
  // The file itself is cut as the log is written into it.
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
}

const incremental = 2;
