import type { FailureError } from '../../../shared/domain/failure.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import type { Journal } from '../store/journal.ts';
import { readPages } from '../store/readPages.ts';

/** Journals first, tells after. */
export type EventBus = {
  publish(runId: RunId, body: RunEventBody): RunEvent;
  /** Publishes what must be on the disk's platter before anything else happens. Rejects with `storage`. */
  publishDurably(runId: RunId, body: RunEventBody): Promise<void>;
  /** No more events of this run will come: its followers end, with the failure where some could not be journalled. */
  end(runId: RunId): FailureError | undefined;
  /**
   * The run's events after `afterSeq`, in pages of at least one: from the journal, then live until the run has ended or
   * the signal aborts.
   */
  follow(
    runId: RunId,
    afterSeq: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<readonly RunEvent[], void>;
};

export type EventBusOptions = {
  readonly journal: Journal;
  /** Says whether more events of a run can come. */
  readonly isLive: (runId: RunId) => boolean;
  /** The run's events cannot be brought to the disk: it must not go on. */
  readonly onStuck: (runId: RunId, error: FailureError) => void;
};

type Follower = {
  /** What was written and it has not seen. */
  readonly news: (readonly RunEvent[])[];
  failure: FailureError | undefined;
  wake: () => void;
  readonly isTold: () => Promise<void>;
};

type Following = {
  readonly runId: RunId;
  readonly afterSeq: number;
  readonly signal: AbortSignal | undefined;
};

const none: ReadonlySet<Follower> = new Set();

/** Makes the bus over a journal. */
export function createEventBus({ journal, isLive, onStuck }: EventBusOptions): EventBus {
  const followers = new Map<RunId, Set<Follower>>();
  const stuck = new Map<RunId, FailureError>();

  journal.listen({
    onWritten: (runId, events) => {
      stuck.delete(runId);
      for (const follower of followers.get(runId) ?? none) {
        follower.news.push(events);
        follower.wake();
      }
    },
    onFailed: (runId, error) => {
      stuck.set(runId, error);
      onStuck(runId, error);
    },
  });

  const join = (runId: RunId): { readonly follower: Follower; readonly leave: () => void } => {
    const follower: Follower = {
      news: [],
      failure: undefined,
      wake: () => {},
      isTold: () =>
        new Promise((resolve) => {
          follower.wake = resolve;
        }),
    };
    const set = followers.get(runId) ?? new Set();
    followers.set(runId, set.add(follower));
    const leave = (): void => {
      set.delete(follower);
      if (set.size === 0 && followers.get(runId) === set) followers.delete(runId);
    };
    return { follower, leave };
  };

  /** What the journal holds, then what is written, until no more can come. The first pages overlap. */
  async function* pages(follower: Follower, { runId, afterSeq, signal }: Following) {
    yield* readPages(journal, runId, afterSeq);
    while (!signal?.aborted) {
      if (follower.news.length > 0) yield* follower.news.splice(0);
      else if (follower.failure !== undefined) throw follower.failure;
      else if (isLive(runId)) await follower.isTold();
      else return;
    }
  }

  return {
    publish: journal.append,
    publishDurably: async (runId, body) => {
      journal.append(runId, body);
      await journal.durable();
    },
    end: (runId) => {
      journal.flush();
      const failure = stuck.get(runId);
      stuck.delete(runId);
      journal.end(runId);
      for (const follower of followers.get(runId) ?? []) {
        follower.failure = failure;
        follower.wake();
      }
      return failure;
    },
    follow: async function* follow(runId, afterSeq, signal) {
      const { follower, leave } = join(runId);
      const onAbort = (): void => follower.wake();
      signal?.addEventListener('abort', onAbort);
      try {
        let seq = afterSeq;
        for await (const page of pages(follower, { runId, afterSeq, signal })) {
          if (signal?.aborted) return;
          // What the journal held is told live too.
          const events = page.filter((event) => event.seq > seq);
          const last = events.at(-1);
          if (last === undefined) continue;
          ({ seq } = last);
          yield events;
        }
      } finally {
        leave();
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}
