/** Lets a few in at a time, first come first served. */
export interface Slots {
  /** Resolves with the function to leave; at once, and without a place taken, when the signal is aborted. */
  readonly enter: (signal: AbortSignal) => Promise<() => void>;
}

/** Makes so many places. */
export function createSlots(places: number): Slots {
  let free = places;
  const queue: (() => void)[] = [];
  const leave = (): void => {
    free += 1;
    queue.shift()?.();
  };
  return {
    async enter(signal) {
      while (free === 0 && !signal.aborted) {
        await new Promise<void>((resume) => {
          const stop = (): void => {
            queue.splice(queue.indexOf(go), 1);
            resume();
          };
          const go = (): void => {
            signal.removeEventListener('abort', stop);
            resume();
          };
          queue.push(go);
          signal.addEventListener('abort', stop, { once: true });
        });
      }
      if (signal.aborted) return () => {};
      free -= 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        leave();
      };
    },
  };
}
