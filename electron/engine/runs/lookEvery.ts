import { toFailure } from '../../../shared/domain/failure.ts';
import type { Timers } from './poller.ts';

/** Looks every so many milliseconds, until what it gives back is called. A look that fails is no reason to stop. */
export function lookEvery(ms: number, look: () => void, timers: Timers): () => void {
  let callOff = (): void => {};
  const plan = (): void => {
    callOff = timers.after(ms, () => {
      try {
        look();
      } catch (error) {
        process.emitWarning(`What has been left is looked for later: ${toFailure(error).message}`);
      }
      plan();
    });
  };
  plan();
  return () => callOff();
}
