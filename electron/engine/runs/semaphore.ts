import { canceled } from '../../../shared/domain/failure.ts';

/** Lets at most `limit` holders in at once, first come first served. */
export type Semaphore = {
  /** Waits for a place; resolves to the function that gives it back. Throws `canceled` when the signal aborts first. */
  acquire(signal: AbortSignal): Promise<() => void>;
};

/** Makes a semaphore with `limit` places. */
export function createSemaphore(limit: number): Semaphore {
  let free = limit;
  const waiting = new Set<() => void>();

  const release = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  };

  const once = (): (() => void) => {
    let held = true;
    return () => {
      if (held) release();
      held = false;
    };
  };

  return {
    acquire: (signal) => {
      if (signal.aborted) return Promise.reject(canceled());
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once());
      }
      return new Promise((resolve, reject) => {
        const enter = (): void => {
          signal.removeEventListener('abort', leave);
          resolve(once());
        };
        const leave = (): void => {
          waiting.delete(enter);
          reject(canceled());
        };
        waiting.add(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
