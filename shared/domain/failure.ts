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
  | { readonly kind: 'provider-unavailable'; readonly retryAfterMs?: number }
  | { readonly kind: 'prediction-failed'; readonly predictionId: string; readonly logs: string }
  | { readonly kind: 'budget-exceeded' }
  | { readonly kind: 'canceled' }
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

const storageSentences: { readonly [code: string]: string } = {
  ENOSPC: 'The disk is full: free some space and run again.',
  EDQUOT: 'The disk quota is used up: free some space and run again.',
  EROFS: 'The folder is read-only: choose another folder.',
  EACCES: 'Patchbay may not write or read there: change the permissions or choose another place.',
  EPERM: 'The system does not permit it: change the permissions or choose another place.',
  ENOENT: 'The file or folder does not exist: check the name.',
  EISDIR: 'A folder stands where a file was expected.',
  ENOTDIR: 'A file stands where a folder was expected.',
  ENAMETOOLONG: 'The name is too long for this disk: choose a shorter one.',
  EMFILE: 'Too many files are open: close some programs and run again.',
};

function storageFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  const sentence = storageSentences[error.code];
  if (sentence === undefined) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  return { kind: 'storage', code: error.code, message: `${sentence}${path}` };
}
