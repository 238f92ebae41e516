/** One rejected field of a provider's answer; `field` is the path it gave, such as `input.width`. */
export type RejectedField = { readonly field: string; readonly description: string };

/** Everything that can go wrong, as data: what happened, whether a retry helps, what the user can do. */
export type Failure = { readonly message: string } & (
  | { readonly kind: 'invalid-input'; readonly port?: string }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'payment-required' }
  | {
      readonly kind: 'provider-rejected';
      readonly status: number;
      readonly fields: readonly RejectedField[];
    }
  | {
      readonly kind: 'provider-unavailable';
      readonly retryAfterMs?: number;
      /** No request came to the provider: there is no network, or it is down. */
      readonly unreached?: true;
    }
  | {
      readonly kind: 'prediction-failed';
      readonly predictionId: string;
      readonly logs: string;
      /** It succeeded, but the provider keeps its output no more: only making it again, for as much, brings it back. */
      readonly expired?: true;
    }
  /** A time limit of the node ended it, also at the provider. `logs` and the id where it was work at one. */
  | { readonly kind: 'timed-out'; readonly predictionId?: string; readonly logs?: string }
  | { readonly kind: 'budget-exceeded' }
  /** `unended`: what it had begun at its provider may go on there, as the provider has not said that it has ended. */
  | { readonly kind: 'canceled'; readonly unended?: true }
  | { readonly kind: 'unknown-outcome'; readonly intent: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'storage'; readonly code: string }
  | { readonly kind: 'unexpected' }
);

export type FailureKind = Failure['kind'];

/** The only error the engine throws on purpose. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, cause === undefined ? undefined : { cause });
    this.failure = failure;
  }
}

/** Says whether trying the same again can help. */
export function isRetryable(failure: Failure): boolean {
  return failure.kind === 'provider-unavailable';
}

/** An error for bad input: one sentence, and the port it belongs to where there is one. */
export function invalidInput(message: string, port?: string): FailureError {
  return new FailureError({
    kind: 'invalid-input',
    message,
    ...(port === undefined ? {} : { port }),
  });
}

/** The error of a canceled run or request. */
export function canceled(message = 'Canceled.'): FailureError {
  return new FailureError({ kind: 'canceled', message });
}

/** The error of what was canceled here while it may go on at its provider; `why` is a sentence. */
export function canceledHere(why: string): FailureError {
  const message = `Canceled. ${why} Patchbay asks again while it runs, and at its next start.`;
  return new FailureError({ kind: 'canceled', unended: true, message });
}

/** Turns anything thrown into a failure; used only at a border. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof Error && error.name === 'AbortError')
    return { kind: 'canceled', message: 'Canceled.' };
  const storage = storageFailure(error);
  if (storage !== undefined) return storage;
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'unexpected', message: `Something unexpected happened: ${message}` };
}

type StorageReason = { readonly reason: string; readonly advice: string };

const storageReasons: { readonly [code: string]: StorageReason } = {
  ENOSPC: { reason: 'the disk is full', advice: 'free some space and run again' },
  EDQUOT: { reason: 'the disk quota is used up', advice: 'free some space and run again' },
  EFBIG: {
    reason: 'the file is larger than this disk allows',
    advice: 'choose another disk or a smaller file',
  },
  EROFS: { reason: 'the folder is read-only', advice: 'choose another folder' },
  EACCES: {
    reason: 'Patchbay may not write or read there',
    advice: 'change the permissions or choose another place',
  },
  EPERM: {
    reason: 'the system does not permit it',
    advice: 'change the permissions or choose another place',
  },
  EIO: { reason: 'the disk reports an error', advice: 'check the disk or choose another one' },
  EBUSY: { reason: 'another program is using it', advice: 'close that program and run again' },
  ENOENT: { reason: 'the file or folder does not exist', advice: 'check the name' },
  EEXIST: { reason: 'something of that name is there already', advice: 'choose another name' },
  EISDIR: { reason: 'a folder stands where a file was expected', advice: 'choose another name' },
  ENOTDIR: {
    reason: 'a file stands where a folder was expected',
    advice: 'choose another folder',
  },
  ENAMETOOLONG: {
    reason: 'the name is too long for this disk',
    advice: 'choose a shorter one',
  },
  EMFILE: { reason: 'too many files are open', advice: 'close some programs and run again' },
};

/** Why a disk refused, and what helps, as halves of a sentence; undefined for a code that is not about disks. */
export function findStorageReason(code: string): StorageReason | undefined {
  return Object.hasOwn(storageReasons, code) ? storageReasons[code] : undefined;
}

function storageFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  const found = findStorageReason(error.code);
  if (found === undefined) return undefined;
  const sentence = `${found.reason.charAt(0).toUpperCase()}${found.reason.slice(1)}: ${found.advice}.`;
  const path = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  return { kind: 'storage', code: error.code, message: `${sentence}${path}` };
}
