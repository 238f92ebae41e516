import type { Sleep } from './abortableSleep.ts';

/** A signal that follows another one late. */
export type GraceSignal = { readonly signal: AbortSignal; readonly release: () => void };

/** Aborts `graceMs` after `source` does, unless released first: for requests that cannot be unsent. */
export function graceSignal(source: AbortSignal, graceMs: number, sleep: Sleep): GraceSignal {
  const late = new AbortController();
  const released = new AbortController();
  function onAbort(): void {
    sleep(graceMs, released.signal).then(
      () => late.abort(),
      () => undefined,
    );
  }
  source.addEventListener('abort', onAbort, { once: true });
  return {
    signal: late.signal,
    release() {
      source.removeEventListener('abort', onAbort);
      released.abort();
    },
  };
}
