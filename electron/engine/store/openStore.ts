import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { openDatabase } from './openDatabase.ts';
import { passDoor, registerEngine, type Ownership } from './ownership.ts';
import { finishRepair, repairJournal, type Repair } from './repair/repairJournal.ts';
import { storageError } from './storageError.ts';
import { damageNote } from './watchedDatabase.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** A data folder that this engine has come into. */
export type OpenStore = {
  readonly database: DatabaseSync;
  readonly ownership: Ownership;
  /** What the user has to know of the state in which it was found: one sentence. */
  readonly notice: Sentence | undefined;
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
  return new FailureError({
    kind: 'storage',
    code: 'SQLITE_CORRUPT',
    ...say('disk.dataDamaged', { path }),
  });
}

function tell(path: string, { kept, runs }: Repair): Sentence {
  return say('disk.savedRuns', { path, count: runs, kept });
}

function tellBlank(path: string): Sentence {
  return say('disk.wasBlank', { path, artifacts: join(dirname(path), 'artifacts') });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
