import { FailureError, canceled, type Failure } from '../../../../shared/domain/failure.ts';
import { abortableSleep, type Sleep } from './abortableSleep.ts';
import { parseApiAddress, type ApiAddress } from './apiAddress.ts';
import type { ApiCall } from './apiCall.ts';
import { attempt, type AttemptContext } from './attempt.ts';
import { bearerWire } from './bearerWire.ts';
import { confirmDelete } from './confirmDelete.ts';
import type { TokenSource } from './apiToken.ts';
import { retryDelay } from './retryDelay.ts';
import { createTransport, type Timeouts, type Transport } from './transport.ts';
import type { Wire } from './wire.ts';
import type { Place } from '../../../../shared/domain/sentence.ts';

/** What `onThrottled` is told at every 429 of a call that may cost money. */
export type Throttle = { readonly retryAfterMs: number | undefined };

export type ApiClientOptions = {
  readonly provider: Place;
  readonly baseUrl: string;
  readonly token: TokenSource;
  readonly userAgent: string;
  /** How the service carries the API; Replicate's own way unless given. */
  readonly wire?: Wire;
  /** Every file is at the API's own host, and no other is asked for one. */
  readonly ownFilesOnly?: boolean;
  readonly timeouts?: Partial<Timeouts>;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly sleep?: Sleep;
  readonly onThrottled?: (throttle: Throttle) => void;
};

/** The HTTP core that every resource shares. */
export type ApiClient = {
  readonly provider: Place;
  readonly address: ApiAddress;
  readonly ownFilesOnly: boolean;
  readonly transport: Transport;
  readonly context: AttemptContext;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** Makes a call with retries. Throws FailureError only. */
  call<T>(call: ApiCall<T>): Promise<T>;
  /** Joins a caller's signal with the client's own end of life. */
  signal(of: AbortSignal | undefined): AbortSignal;
  close(): Promise<void>;
};

/** Where nothing left this computer there is no network: waiting for one is for who can be told so. */
const unsentRetries = 2;

function retriesOf(
  { retries }: Pick<ApiCall<unknown>, 'retries'>,
  { failure, lost }: { readonly failure: Failure; readonly lost: boolean },
): number | undefined {
  const isUnsent = failure.kind === 'provider-unavailable' && failure.unreached === true && !lost;
  return isUnsent ? Math.min(unsentRetries, retries ?? unsentRetries) : retries;
}

const defaultTimeouts: Timeouts = { connectMs: 10_000, headersMs: 60_000, idleMs: 60_000 };

/** Wires the HTTP core. Times are in milliseconds; `random` is 0..1. Throws `invalid-input` for a bad base URL. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { provider, sleep = abortableSleep, random = Math.random, onThrottled } = options;
  const { ownFilesOnly = false } = options;
  const address = parseApiAddress(options.baseUrl);
  const transport = createTransport({ ...defaultTimeouts, ...options.timeouts });
  const closed = new AbortController();
  const context: AttemptContext = {
    provider,
    address,
    transport,
    token: options.token,
    wire: options.wire ?? bearerWire,
    userAgent: options.userAgent,
    now: options.now ?? Date.now,
    sleep,
  };

  function signal(of: AbortSignal | undefined): AbortSignal {
    return of === undefined ? closed.signal : AbortSignal.any([of, closed.signal]);
  }

  async function call<T>(wanted: ApiCall<T>): Promise<T> {
    const both = signal(wanted.signal);
    for (let retry = 1; ; retry += 1) {
      if (both.aborted) throw canceled();
      const result = await attempt(context, { ...wanted, signal: both });
      if (result.type === 'value') return result.value;
      if (result.lost && context.wire.deleteAnswerMs !== undefined && wanted.method === 'DELETE') {
        return confirmDelete({ call, sleep, random, provider }, { ...wanted, signal: both });
      }
      if (result.throttled && wanted.onceOnly !== undefined) {
        onThrottled?.({ retryAfterMs: result.retryAfterMs });
      }
      const moment = { retry, retryAfterMs: result.retryAfterMs, random: random() };
      const delay = result.again ? retryDelay(moment, retriesOf(wanted, result)) : undefined;
      if (delay === undefined) throw new FailureError(result.failure);
      await sleep(delay, both);
    }
  }

  async function close(): Promise<void> {
    closed.abort();
    await transport.close();
  }

  return {
    provider,
    address,
    ownFilesOnly,
    transport,
    context,
    sleep,
    random,
    call,
    signal,
    close,
  };
}
