import { say, type SentenceId } from '../sentences/say.ts';
import { capitalized, toSentence, type Sentence } from './sentence.ts';

/** One rejected field of a provider's answer; `field` is the path it gave, such as `input.width`. */
export type RejectedField = { readonly field: string; readonly description: string };

/** Everything that can go wrong, as data: what happened, whether a retry helps, what the user can do. */
export type Failure = Sentence &
  (
    | {
        readonly kind: 'invalid-input';
        readonly port?: string;
        /** All that a provider rejected at once, the port's own field first. */
        readonly fields?: readonly RejectedField[];
      }
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

/** What a failure, or anything else that is told, says, without all else that it is. */
export function sentenceOf({ message, said }: Sentence): Sentence {
  return toSentence(message, said);
}

/** Every field that a provider rejected. */
export function rejectedIn(failure: Failure): readonly RejectedField[] {
  const isRejected = failure.kind === 'provider-rejected' || failure.kind === 'invalid-input';
  return isRejected ? (failure.fields ?? []) : [];
}

/** An error for bad input: one sentence, and the port it belongs to where there is one. */
export function invalidInput(sentence: string | Sentence, port?: string): FailureError {
  return new FailureError({
    kind: 'invalid-input',
    ...(typeof sentence === 'string' ? { message: sentence } : sentence),
    ...(port === undefined ? {} : { port }),
  });
}

/** The error of a canceled run or request. */
export function canceled(why: Sentence = say('failures.canceled')): FailureError {
  return new FailureError({ kind: 'canceled', ...why });
}

/** The error of what was canceled here while it may go on at its provider. */
export function canceledHere(why: Sentence): FailureError {
  return new FailureError({
    kind: 'canceled',
    unended: true,
    ...say('failures.canceledHere', { why }),
  });
}

/** Says whether what was canceled may go on at its provider. */
export function isUnended(failure: Failure): boolean {
  return failure.kind === 'canceled' && failure.unended === true;
}

/** Turns anything thrown into a failure; used only at a border. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof Error && error.name === 'AbortError') return canceled().failure;
  const storage = storageFailure(error);
  if (storage !== undefined) return storage;
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'unexpected', ...say('failures.unexpected', { message }) };
}

type StorageReason = { readonly reason: Sentence; readonly advice: Sentence };

type Half = Extract<SentenceId, `disk.${string}`>;

const storageReasons = {
  ENOSPC: ['disk.full', 'disk.freeSpace'],
  EDQUOT: ['disk.overQuota', 'disk.freeSpace'],
  EFBIG: ['disk.tooLarge', 'disk.otherDisk'],
  EROFS: ['disk.readOnly', 'disk.otherFolder'],
  EACCES: ['disk.noAccess', 'disk.permissions'],
  EPERM: ['disk.notPermitted', 'disk.permissions'],
  EIO: ['disk.broken', 'disk.checkDisk'],
  EBUSY: ['disk.inUse', 'disk.closeProgram'],
  ENOENT: ['disk.missing', 'disk.checkName'],
  EEXIST: ['disk.taken', 'disk.otherName'],
  EISDIR: ['disk.isFolder', 'disk.otherName'],
  ENOTDIR: ['disk.isFile', 'disk.otherFolder'],
  ENAMETOOLONG: ['disk.longName', 'disk.shorterName'],
  EMFILE: ['disk.manyOpen', 'disk.closePrograms'],
} as const satisfies { readonly [code: string]: readonly [reason: Half, advice: Half] };

/** Why a disk refused, and what helps, as halves of a sentence; undefined for a code that is not about disks. */
export function findStorageReason(code: string): StorageReason | undefined {
  if (!isStorageCode(code)) return undefined;
  const [reason, advice] = storageReasons[code];
  return { reason: say(reason), advice: say(advice) };
}

function isStorageCode(code: string): code is keyof typeof storageReasons {
  return Object.hasOwn(storageReasons, code);
}

function storageFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  const found = findStorageReason(error.code);
  if (found === undefined) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const told = path === undefined ? say('disk.plain', found) : say('disk.at', { ...found, path });
  return { kind: 'storage', code: error.code, ...capitalized(told) };
}
