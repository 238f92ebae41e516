import { FailureError, findStorageReason } from '../../../shared/domain/failure.ts';

type Sentence = { readonly code: string; readonly say: (path: string) => string };

/** SQLite's primary result codes (sqlite.org/rescode.html) that a user can do something about. */
const sentences: { readonly [errcode: number]: Sentence } = {
  5: {
    code: 'SQLITE_BUSY',
    say: (path) => `Another program keeps "${path}" locked: close it and try again.`,
  },
  8: {
    code: 'EROFS',
    say: (path) => `"${path}" is read-only: change its permissions or choose another data folder.`,
  },
  10: {
    code: 'EIO',
    say: (path) =>
      `The disk reports an error at "${path}": check the disk and its free space, then try again.`,
  },
  11: {
    code: 'SQLITE_CORRUPT',
    say: (path) =>
      `"${path}" is damaged: end every Patchbay on it and start one again, which keeps a copy and saves what can be read.`,
  },
  13: {
    code: 'ENOSPC',
    say: (path) => `The disk of "${path}" is full: free some space and run again.`,
  },
  14: {
    code: 'SQLITE_CANTOPEN',
    say: (path) =>
      `"${path}" cannot be opened: check the permissions of the data folder or choose another one.`,
  },
  26: {
    code: 'SQLITE_NOTADB',
    say: (path) =>
      `"${path}" is not a journal of Patchbay: move it away or choose another data folder.`,
  },
};

/** Turns an error of SQLite into a sentence that names the file; every other error is given back as it is. */
export function storageError(error: unknown, path: string): unknown {
  const errcode = sqliteCode(error);
  const sentence = errcode === undefined ? undefined : sentences[errcode];
  if (sentence === undefined) return error;
  return new FailureError(
    { kind: 'storage', code: sentence.code, message: sentence.say(path) },
    error,
  );
}

/** Says what could not be written and why, as in `"a.png" could not be saved`; errors that are no disk's are given back. */
export function writeError(error: unknown, what: string): unknown {
  if (error instanceof FailureError || !(error instanceof Error) || !('code' in error))
    return error;
  const code = String(error.code);
  const found = findStorageReason(code);
  if (found === undefined) return error;
  const message = `${what} (${code}), as ${found.reason}: ${found.advice}.`;
  return new FailureError({ kind: 'storage', code, message }, error);
}

/** SQLite's primary result code of an error, undefined when it is not SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  // The upper bits are the extended code.
  return error.errcode & 0xff;
}
