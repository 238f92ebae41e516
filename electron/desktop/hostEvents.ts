import type { HostEvent } from '../../shared/api/types.ts';

/** What the host tells the page. */
export type HostEvents = {
  /** Goes to every listener; kept for the first one while there is none (a file opened before the page is up). */
  readonly publish: (event: HostEvent) => void;
  /** Events from this call on, until the signal aborts or the iteration ends. */
  readonly listen: (signal: AbortSignal | undefined) => AsyncIterable<HostEvent>;
};

const keptAtMost = 100;

/** Makes the channel from the host to the page. */
export function createHostEvents(): HostEvents {
  const listeners = new Set<(event: HostEvent) => void>();
  const kept: HostEvent[] = [];

  return {
    publish(event) {
      for (const listener of listeners) listener(event);
      if (listeners.size === 0 && kept.length < keptAtMost) kept.push(event);
    },
    listen(signal) {
      const queue = kept.splice(0);
      let wake = Promise.withResolvers<void>();
      let ended = signal?.aborted === true;
      const listener = (event: HostEvent): void => {
        queue.push(event);
        wake.resolve();
      };
      const end = (): void => {
        ended = true;
        listeners.delete(listener);
        // What was not fetched belongs to the next page.
        if (listeners.size === 0) kept.push(...queue.splice(0));
        wake.resolve();
      };
      if (!ended) listeners.add(listener);
      signal?.addEventListener('abort', end, { once: true });

      const next = async (): Promise<IteratorResult<HostEvent, undefined>> => {
        for (;;) {
          const event = queue.shift();
          if (event !== undefined) return { done: false, value: event };
          if (ended) return { done: true, value: undefined };
          await wake.promise;
          wake = Promise.withResolvers<void>();
        }
      };
      return {
        [Symbol.asyncIterator]: () => ({
          next,
          return: async () => {
            end();
            signal?.removeEventListener('abort', end);
            return { done: true, value: undefined };
          },
        }),
      };
    },
  };
}
