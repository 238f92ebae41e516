import type { ApiQuery } from './apiAddress.ts';
import type { Reader } from './readings.ts';
import type { Sentence } from '../../../../shared/domain/sentence.ts';

/** One call of the API. `what` completes "could not ...", as in "read the model a/b". */
export type ApiCall<T> = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'QUERY';
  readonly path: readonly string[];
  readonly query?: ApiQuery;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Streamed; called once per attempt. */
  readonly body?: () => AsyncIterable<Uint8Array>;
  readonly what: Sentence;
  readonly read: Reader<T>;
  readonly signal?: AbortSignal | undefined;
  /** The most repeats; 5 unless given. */
  readonly retries?: number | undefined;
  /**
   * Set for a call that may cost money: sent once, repeated only after a 429, and a lost answer
   * becomes `unknown-outcome` with this intent.
   */
  readonly onceOnly?: OnceOnly;
};

/** How a call is marked that must not be sent twice. */
export type OnceOnly = {
  readonly intent: string;
  /** Where to look for what it may have made; `predictions` unless given. */
  readonly kept?: 'predictions' | 'trainings' | 'deployments' | 'models';
  readonly abortGraceMs: number;
};
