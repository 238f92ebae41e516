import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import type { Journal } from '../store/journal.ts';

/** Journals first, tells after. */
export type EventBus = {
  publish(runId: RunId, body: RunEventBody): RunEvent;
  /** The run's events after `afterSeq`: from the journal, then live until the run has finished or the signal aborts. */
  follow(
    runId: RunId,
    afterSeq: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RunEvent, void>;
};

/** Makes the bus over a journal. `isLive` says whether more events of a run can come. */
export function createEventBus(journal: Journal, isLive: (runId: RunId) => boolean): EventBus {
  const listeners = new Map<RunId, Set<(event: RunEvent) => void>>();

  const listen = (runId: RunId, listener: (event: RunEvent) => void): (() => void) => {
    const set = listeners.get(runId) ?? new Set();
    listeners.set(runId, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && listeners.get(runId) === set) listeners.delete(runId);
    };
  };

  return {
    publish: (runId, body) => {
      const event = journal.append(runId, body);
      for (const listener of listeners.get(runId) ?? []) listener(event);
      return event;
    },
    follow: async function* follow(runId, afterSeq, signal) {
      const queue: RunEvent[] = [];
      let wake: () => void = () => {};
      const onAbort = (): void => wake();
      const stop = listen(runId, (event) => {
        queue.push(event);
        wake();
      });
      signal?.addEventListener('abort', onAbort);
      try {
        let seq = afterSeq;
        queue.unshift(...journal.read(runId, afterSeq));
        while (signal?.aborted !== true) {
          const event = queue.shift();
          if (event === undefined) {
            if (!isLive(runId)) return;
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            continue;
          }
          if (event.seq <= seq) continue;
          seq = event.seq;
          yield event;
          if (event.type === 'run.finished') return;
        }
      } finally {
        stop();
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}
