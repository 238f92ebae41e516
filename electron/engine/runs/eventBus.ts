import type { FailureError } from '../../../shared/domain/failure.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import type { Journal } from '../store/journal.ts';

/** Journals first, tells after. */
export type EventBus = {
  publish(runId: RunId, body: RunEventBody): RunEvent;
  /** No more events of this run will come: its followers end, with the failure where it could not be journalled. */
  end(runId: RunId, failure?: FailureError): void;
  /** The run's events after `afterSeq`: from the journal, then live until the run has ended or the signal aborts. */
  follow(
    runId: RunId,
    afterSeq: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RunEvent, void>;
};

type Follower = {
  readonly events: RunEvent[];
  failure: FailureError | undefined;
  wake: () => void;
};

/** Makes the bus over a journal. `isLive` says whether more events of a run can come. */
export function createEventBus(journal: Journal, isLive: (runId: RunId) => boolean): EventBus {
  const followers = new Map<RunId, Set<Follower>>();

  const join = (runId: RunId): { readonly follower: Follower; readonly leave: () => void } => {
    const follower: Follower = { events: [], failure: undefined, wake: () => {} };
    const set = followers.get(runId) ?? new Set();
    followers.set(runId, set.add(follower));
    const leave = (): void => {
      set.delete(follower);
      if (set.size === 0 && followers.get(runId) === set) followers.delete(runId);
    };
    return { follower, leave };
  };

  return {
    publish: (runId, body) => {
      const event = journal.append(runId, body);
      for (const follower of followers.get(runId) ?? []) {
        follower.events.push(event);
        follower.wake();
      }
      return event;
    },
    end: (runId, failure) => {
      for (const follower of followers.get(runId) ?? []) {
        follower.failure = failure;
        follower.wake();
      }
    },
    follow: async function* follow(runId, afterSeq, signal) {
      const { follower, leave } = join(runId);
      const isAborted = (): boolean => signal?.aborted === true;
      const onAbort = (): void => follower.wake();
      signal?.addEventListener('abort', onAbort);
      try {
        let seq = afterSeq;
        let batch = journal.read(runId, afterSeq);
        while (!isAborted()) {
          for (const event of batch) {
            // Live events may be in the journal's answer too.
            if (event.seq <= seq) continue;
            seq = event.seq;
            yield event;
            if (event.type === 'run.finished' || isAborted()) return;
          }
          if (follower.failure !== undefined) throw follower.failure;
          if (follower.events.length === 0) {
            if (!isLive(runId)) return;
            await new Promise<void>((resolve) => {
              follower.wake = resolve;
            });
          }
          batch = follower.events.splice(0);
        }
      } finally {
        leave();
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}
