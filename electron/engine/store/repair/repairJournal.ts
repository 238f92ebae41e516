import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase } from '../openDatabase.ts';
import { writeError } from '../storageError.ts';
import { damageNote } from '../watchedDatabase.ts';
import { salvage } from './salvage.ts';
import { say } from '../../../../shared/sentences/say.ts';

/** What became of a damaged journal. */
export type Repair = {
  /** The damaged file as it was found; its log is beside it. */
  readonly kept: string;
  readonly runs: number;
};

/** Ends a repair during which the process was killed: the new file was complete. */
export function finishRepair(path: string): void {
  if (!existsSync(readyPath(path))) return;
  // The old log would be played onto the new file.
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  renameSync(readyPath(path), path);
  rmSync(damageNote(path), { force: true });
}

/**
 * Puts a new journal with all that can be read in the place of a damaged one, of which a copy is kept. Nobody else may
 * have it open. Undefined, and nothing is changed, where no run can be read from it. Killed at any moment, it begins
 * or ends anew at the next start.
 */
export function repairJournal(path: string, now: number): Repair | undefined {
  const [copy, draft] = [`${path}.repairing`, `${path}.new`];
  const kept = freeName(
    `${path}.corrupt-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}`,
  );
  try {
    copyBoth(path, kept);
    copyBoth(path, copy);
    remove(draft);
    const target = openDatabase(draft);
    let runs = 0;
    try {
      target.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      lendHeader(draft, copy);
      runs = salvage(target, { copy, kept, artifacts: join(dirname(path), 'artifacts') });
    } finally {
      target.close();
    }
    if (runs === 0) {
      remove(kept);
      return undefined;
    }
    syncFile(draft);
    renameSync(draft, readyPath(path));
    finishRepair(path);
    return { kept, runs };
  } catch (error) {
    remove(kept);
    throw writeError(error, say('disk.notRepaired', { path }));
  } finally {
    remove(copy);
    remove(draft);
  }
}

function readyPath(path: string): string {
  return `${path}.repaired`;
}

function freeName(name: string): string {
  let free = name;
  for (let count = 2; existsSync(free); count += 1) free = `${name}-${count}`;
  return free;
}

function copyBoth(from: string, to: string): void {
  for (const end of ['', '-wal']) {
    rmSync(`${to}${end}`, { force: true });
    if (!existsSync(`${from}${end}`)) continue;
    copyFileSync(`${from}${end}`, `${to}${end}`, constants.COPYFILE_FICLONE);
    syncFile(`${to}${end}`);
  }
}

function remove(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const headerSize = 100;
const magic = 'SQLite format 3\0';

/** A file whose first bytes are lost gets those of a sound one: all of its tables may be there behind them. */
function lendHeader(sound: string, copy: string): void {
  const own = readHeader(copy);
  if (own.toString('latin1', 0, magic.length) === magic) return;
  const header = readHeader(sound);
  header.writeUInt32BE(Math.floor(statSync(copy).size / header.readUInt16BE(16)), 28);
  // The list of free pages is unknown.
  header.fill(0, 32, 40);
  const file = openSync(copy, 'r+');
  try {
    // A file of an older Patchbay has no map of its pages: its second page is another one.
    if (readByte(file, header.readUInt16BE(16)) !== mapOfPages)
      for (const at of mapFields) header.fill(0, at, at + 4);
    writeSync(file, header, 0, headerSize, 0);
  } finally {
    closeSync(file);
  }
}

/** The first entry of a map of pages is that of a root page (sqlite.org/fileformat2.html#pointer_map_or_ptrmap_pages). */
const mapOfPages = 1;
/** Where a header says that there is such a map, and that it is used only when told so. */
const mapFields = [52, 64];

function readByte(file: number, position: number): number {
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, position);
  return byte.readUInt8(0);
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerSize);
    readSync(file, header, 0, headerSize, 0);
    return header;
  } finally {
    closeSync(file);
  }
}
