import type { Attempts } from './attempts.ts';
import type { ReadyTask } from './taskGraph.ts';

/** Tasks that wait for their next attempt. They hold no place in a lane meanwhile. */
export type Rests = {
  rest(ready: ReadyTask, waitMs: number): void;
  /** Wakes nobody any more, and gives those that rest. */
  close(): readonly ReadyTask[];
};

/** Makes a place to rest; `wake` gets each task when its wait is over. */
export function createRests(
  after: Attempts['after'] | undefined,
  wake: (ready: ReadyTask) => void,
): Rests {
  const resting = new Map<ReadyTask, () => void>();
  return {
    rest: (ready, waitMs) => {
      const callOff = after?.(waitMs, () => {
        resting.delete(ready);
        wake(ready);
      });
      resting.set(ready, callOff ?? (() => {}));
    },
    close: () => {
      const left = [...resting.keys()];
      for (const callOff of resting.values()) callOff();
      resting.clear();
      return left;
    },
  };
}
