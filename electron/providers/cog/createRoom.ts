import type { Sleep } from '../replicate/http/abortableSleep.ts';

/** Where predictions wait while a server is busy. */
export type Room = {
  /** Resolves when it is worth asking again: one of ours has ended, or 0.1 to 2 s have passed. Throws `canceled`. */
  wait(refusals: number, signal: AbortSignal): Promise<void>;
  /** One of ours has ended. */
  freed(): void;
};

const firstWaitMs = 100;
const longestWaitMs = 2000;

/** Makes the waiting room of one server: others may use it too, so its end is not only ours to know. */
export function createRoom(sleep: Sleep): Room {
  let gate = new AbortController();
  return {
    wait: async (refusals, signal) => {
      const ms = Math.min(longestWaitMs, firstWaitMs * 2 ** refusals);
      await sleep(ms, AbortSignal.any([signal, gate.signal])).catch((error: unknown) => {
        if (signal.aborted) throw error;
      });
    },
    freed: () => {
      gate.abort();
      gate = new AbortController();
    },
  };
}
