import { canceled } from '../../../shared/domain/failure.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** Resolves once the signal aborts. */
export function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

/** What comes of work that nothing hangs on. Throws `canceled` once the signal aborts; the work ends unheard. */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  why?: Sentence,
): Promise<T> {
  if (signal === undefined) return work;
  const stopped = aborted(signal).then(() => Promise.reject(canceled(why)));
  return Promise.race([work, stopped]);
}
