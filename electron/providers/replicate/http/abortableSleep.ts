import { setTimeout } from 'node:timers/promises';
import { canceled } from '../../../../shared/domain/failure.ts';

/** Waits so many milliseconds; throws `canceled` as soon as the signal aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The real Sleep. */
export async function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw canceled();
  }
}
