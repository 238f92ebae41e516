import { randomBytes } from 'node:crypto';

/** How the server is made; only `token` and `storageDir` are needed. */
export interface BuiltinServerOptions {
  /** Every request must carry it, except for addresses that are secrets themselves. At least 16 characters. */
  readonly token: string;
  /** A folder of the user's; each server makes its own folder in it and removes it when it closes. */
  readonly storageDir: string;
  /** Milliseconds since 1970; `Date.now` unless given. */
  readonly now?: () => number;
  /** Waiting; real timers unless given. */
  readonly timers?: Timers;
  /** 0 (any free port) unless given. */
  readonly port?: number;
  /** How long the first prediction of each model stays `starting`; 0 unless given. */
  readonly coldStartMs?: number;
  /** Predictions that run at the same time; 2 unless given. */
  readonly concurrency?: number;
  /** Lifetime of an uploaded file; 24 h unless given. */
  readonly fileTtlMs?: number;
  /** After this time input, output, files and logs of a finished prediction are deleted; 1 h unless given. */
  readonly predictionTtlMs?: number;
  /** Largest uploaded file; 100 MB (100 * 2^20 bytes) unless given. */
  readonly maxFileBytes?: number;
  /** Largest JSON body; 12 * 2^20 bytes unless given. */
  readonly maxBodyBytes?: number;
  /** Key of signed download addresses; random unless given. */
  readonly signingSecret?: string;
  /** Lets the holder of the token set faults and read counts over HTTP, for end-to-end tests. Off unless given. */
  readonly adminRoutes?: boolean;
}

/** The options with every default filled in. */
export function withDefaults(options: BuiltinServerOptions): Required<BuiltinServerOptions> {
  return {
    now: Date.now,
    timers: realTimers,
    port: 0,
    coldStartMs: 0,
    concurrency: 2,
    fileTtlMs: 24 * 3_600_000,
    predictionTtlMs: 3_600_000,
    maxFileBytes: 100 * 2 ** 20,
    maxBodyBytes: 12 * 2 ** 20,
    signingSecret: randomBytes(32).toString('base64url'),
    adminRoutes: false,
    ...options,
  };
}

/** Waiting, so that a test can stand in for the clock. */
export interface Timers {
  /** Calls back once after so many milliseconds; gives back a function that cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Timers that do not keep the process alive. */
const realTimers: Timers = {
  after(ms, callback) {
    // A longer delay than 2^31 - 1 ms would fire at once.
    const timer = setTimeout(callback, Math.min(ms, 2_147_483_647));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Waits; rejects with the signal's reason when it aborts. */
export function wait(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = timers.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
