/** Holds some work back until nothing else goes on. */
export type IdleGate = {
  /** Counts work that goes on. */
  busy<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once no work goes on, nor begins in the same turn of the event loop. At once when that was so before. */
  idle(): Promise<void>;
};

/** Makes a gate; it opens once, for good. */
export function createIdleGate(): IdleGate {
  const { promise, resolve } = Promise.withResolvers<void>();
  let count = 0;
  let look: NodeJS.Immediate | undefined;
  /** What follows from work that has ended begins in this turn, or in an immediate that was asked for before. */
  const watch = (): void => {
    clearImmediate(look);
    look = setImmediate(() => {
      if (count === 0) resolve();
    });
  };
  return {
    busy: async (work) => {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        watch();
      }
    },
    idle: () => {
      watch();
      return promise;
    },
  };
}
