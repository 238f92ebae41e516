import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { openDatabase } from './openDatabase.ts';
import { passDoor, registerEngine, type Ownership } from './ownership.ts';
import { finishRepair, repairJournal, type Repair } from './repair/repairJournal.ts';
import { storageError } from './storageError.ts';
import { damageNote } from './watchedDatabase.ts';

/** A data folder that this engine has come into. */
export type OpenStore = {
  readonly database: DatabaseSync;
  readonly ownership: Ownership;
  /** What the user has to know of the state in which it was found: one sentence. */
  readonly notice: string | undefined;
};

/**
 * Opens a data folder, one engine after the other. A damaged journal is repaired where no other engine has it open.
 * Throws FailureError for one that was made by a newer Patchbay, or cannot be used; it is left as it was.
 */
export function openStore(dataDir: string, now: () => number): OpenStore {
  const owners = join(dataDir, 'owners');
  try {
    using _door = passDoor(owners);
    const ownership = registerEngine(owners);
    try {
      return { ownership, ...openJournal(join(dataDir, 'journal.sqlite'), ownership, now) };
    } catch (error) {
      ownership.release();
      throw error;
    }
  } catch (error) {
    throw storageError(error, dataDir);
  }
}

function openJournal(
  path: string,
  { isAlone }: Ownership,
  now: () => number,
): Pick<OpenStore, 'database' | 'notice'> {
  if (isAlone) finishRepair(path);
  const isBlank = isAlone && sizeOf(path) === 0 && existsSync(join(dirname(path), 'artifacts'));
  try {
    return { database: openSound(path, isAlone), notice: isBlank ? tellBlank(path) : undefined };
  } catch (error) {
    const repair = isAlone && isDamage(error) ? repairJournal(path, now()) : undefined;
    if (repair === undefined) throw error;
    return { database: openDatabase(path), notice: tell(path, repair) };
  }
}

/** So many bytes are read through in under 10 ms, at every start; more where an engine was killed. */
const quickBytes = 8_000_000;

/** Opens a journal of which no damage is known, or to be found. */
function openSound(path: string, isAlone: boolean): DatabaseSync {
  // A log that is left behind, and nobody who writes it: an engine was killed, or the power was lost.
  const wasKilled = isAlone && sizeOf(`${path}-wal`) > 0;
  const isNoted = existsSync(damageNote(path));
  // SQLite takes a file of no bytes for a new one, and throws its log away.
  if ((wasKilled && sizeOf(path) === 0) || (isNoted && !isAlone)) throw damagedFailure(path);
  const database = openDatabase(path);
  try {
    if (isNoted || wasKilled || sizeOf(path) <= quickBytes) requireSound(database, path);
    if (isNoted) rmSync(damageNote(path));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function requireSound(database: DatabaseSync, path: string): void {
  const answer = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (answer !== 'ok') throw damagedFailure(path);
}

function isDamage(error: unknown): boolean {
  const failure = toFailure(error);
  return (
    failure.kind === 'storage' &&
    (failure.code === 'SQLITE_CORRUPT' || failure.code === 'SQLITE_NOTADB')
  );
}

function damagedFailure(path: string): FailureError {
  const message = `"${path}" is damaged: end every Patchbay on it and start one again, which keeps a copy and saves what can be read.`;
  return new FailureError({ kind: 'storage', code: 'SQLITE_CORRUPT', message });
}

function tell(path: string, { kept, runs }: Repair): string {
  const what = runs === 1 ? 'one run' : `${runs} runs`;
  return `"${path}" was damaged: ${what} and all else that could be read were saved, and the damaged file is kept as "${kept}".`;
}

function tellBlank(path: string): string {
  return `"${path}" was empty: the runs that were in it are lost, while the files of their results are still in "${join(dirname(path), 'artifacts')}".`;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
