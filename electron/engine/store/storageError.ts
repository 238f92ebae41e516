import { FailureError, findStorageReason } from '../../../shared/domain/failure.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';
import { say } from '../../../shared/sentences/say.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that a user can do something about. */
const known: ReadonlyMap<number, readonly [code: string, id: PathSentence]> = new Map([
  [5, ['SQLITE_BUSY', 'disk.dataLocked']],
  [8, ['EROFS', 'disk.dataReadOnly']],
  [10, ['EIO', 'disk.dataBroken']],
  [11, ['SQLITE_CORRUPT', 'disk.dataDamaged']],
  [13, ['ENOSPC', 'disk.dataFull']],
  [14, ['SQLITE_CANTOPEN', 'disk.dataClosed']],
  [26, ['SQLITE_NOTADB', 'disk.noJournal']],
]);

type PathSentence =
  | `disk.data${'Locked' | 'ReadOnly' | 'Broken' | 'Damaged' | 'Full' | 'Closed'}`
  | 'disk.noJournal';

/** Turns an error of SQLite into a sentence that names the file; every other error is given back as it is. */
export function storageError(error: unknown, path: string): unknown {
  const errcode = sqliteCode(error);
  const [code, id] = (errcode === undefined ? undefined : known.get(errcode)) ?? [];
  if (code === undefined || id === undefined) return error;
  return new FailureError({ kind: 'storage', code, ...say(id, { path }) }, error);
}

/** Says what could not be written and why, as in `"a.png" could not be saved`; errors that are no disk's are given back. */
export function writeError(error: unknown, what: Sentence): unknown {
  if (error instanceof FailureError || !(error instanceof Error) || !('code' in error))
    return error;
  const code = String(error.code);
  const found = findStorageReason(code);
  if (found === undefined) return error;
  const told = say('disk.refused', { what, code, ...found });
  return new FailureError({ kind: 'storage', code, ...told }, error);
}

/** SQLite's primary result code of an error, undefined when it is not SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  // The upper bits are the extended code.
  return error.errcode & 0xff;
}
