import { FailureError } from '../../../../shared/domain/failure.ts';
import type { ApiCall } from './apiCall.ts';
import type { ApiClient } from './apiClient.ts';
import { emptyReader } from './readings.ts';
import { retryDelay } from './retryDelay.ts';
import { say } from '../../../../shared/sentences/say.ts';
import type { Place, Sentence } from '../../../../shared/domain/sentence.ts';

// Some deletions are accepted at once and done a little later.
const maxChecks = 3;

/**
 * Asks for what a DELETE without an answer was to remove, until it is not found. Throws `unknown-outcome`
 * where it is still there after three looks.
 */
export async function confirmDelete<T>(
  { call, sleep, random, provider }: Pick<ApiClient, 'call' | 'sleep' | 'random' | 'provider'>,
  deletion: ApiCall<T>,
): Promise<T> {
  const { path, query, what, signal } = deletion;
  for (let check = 1; ; check += 1) {
    const look = { method: 'GET', path, what, read: emptyReader, signal } as const;
    const there = await call(query === undefined ? look : { ...look, query }).then(
      () => true,
      isGone,
    );
    const reading = there ? undefined : deletion.read('');
    if (reading?.ok === true) return reading.value;
    const delay = retryDelay({ retry: check, retryAfterMs: undefined, random: random() });
    if (check >= maxChecks || delay === undefined) throw unknown(provider, what);
    await sleep(delay, signal);
  }
}

function isGone(error: unknown): false {
  if (error instanceof FailureError && error.failure.kind === 'not-found') return false;
  throw error;
}

function unknown(provider: Place, what: Sentence): FailureError {
  return new FailureError({
    kind: 'unknown-outcome',
    intent: what.message,
    ...say('providers.deletionUnknown', { provider, what }),
  });
}
