import { toSentence, type Sentence } from '../../shared/domain/sentence.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import type { RunStore } from '../stores/runStore.ts';
import type { EngineClient } from './engineClient.ts';
import { failureOf } from './failureOf.ts';
import { ORPCError } from '@orpc/client';

/** Brings a run's events into the run store. */
export type RunFollower = {
  /** Follows a run to its end, one that is under way from where it is now; resolves when it ends, when another run is followed, or after `stop`. Never rejects. */
  readonly follow: (runId: RunId, how?: { readonly isUnderway: boolean }) => Promise<void>;
  readonly stop: () => void;
};

type Options = {
  readonly client: Pick<EngineClient, 'runs'>;
  readonly run: RunStore;
  /** Calls back at the next frame. */
  readonly schedule: (flush: () => void) => void;
  /** Waits this many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly onError: (message: string) => void;
  /** The events ended before the run did: its engine was stopped, or could not go on with it, and says why. */
  readonly onInterrupted: (because: Sentence | null) => void;
};

type Followed = {
  readonly runId: RunId;
  readonly isUnderway: boolean;
  readonly signal: AbortSignal;
};

const retryDelayMs = 500;

/** Makes the follower. Events are folded in once per frame; a lost connection resumes after the last event seen. */
export function createRunFollower(options: Options): RunFollower {
  const { client, run, schedule, wait, onError } = options;
  let controller = new AbortController();

  const readEvents = async (
    { runId, isUnderway, signal }: Followed,
    push: (events: readonly RunEvent[]) => void,
  ): Promise<'ended' | 'given-up'> => {
    for (let afterSeq = isUnderway ? null : 0; ;) {
      try {
        afterSeq ??= await catchUp(runId, signal);
        const pages = await client.runs.events({ runId, afterSeq }, { signal });
        for await (const page of pages) {
          afterSeq = page.at(-1)?.seq ?? afterSeq;
          push(page);
        }
        return 'ended';
      } catch (error) {
        if (signal.aborted) return 'given-up';
        if (error instanceof ORPCError) {
          onError(failureOf(error).message);
          return 'given-up';
        }
        await wait(retryDelayMs);
      }
    }
  };

  /** Takes what has happened so far in one piece, however many events that were; gives the last of them. */
  const catchUp = async (runId: RunId, signal: AbortSignal): Promise<number> => {
    const state = await client.runs.state({ runId }, { signal });
    if (state !== null && !signal.aborted) run.getState().join(state);
    return state?.seq ?? 0;
  };

  return {
    follow: async (runId, { isUnderway } = { isUnderway: false }) => {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      const batch = createBatch((events) => {
        if (!signal.aborted) run.getState().applyEvents(events);
      }, schedule);
      const how = await readEvents({ runId, isUnderway, signal }, batch.push);
      batch.flush();
      if (signal.aborted) return;
      const shown = run.getState().run;
      if (how === 'ended' && shown?.status === 'running')
        options.onInterrupted(interruptionOf(shown));
      run.getState().end(runId);
    },
    stop: () => controller.abort(),
  };
}

/** Collects events and hands them over together at the next frame. */
function createBatch(apply: (events: readonly RunEvent[]) => void, schedule: Options['schedule']) {
  let waiting: RunEvent[] = [];
  const flush = (): void => {
    const events = waiting;
    waiting = [];
    if (events.length > 0) apply(events);
  };
  return {
    flush,
    push: (events: readonly RunEvent[]): void => {
      if (waiting.length === 0) schedule(flush);
      for (const event of events) waiting.push(event);
    },
  };
}

/** Why a run could not go on; null where nobody said. */
function interruptionOf({ interruptedBecause, interruptedSaid }: RunState): Sentence | null {
  return interruptedBecause === null ? null : toSentence(interruptedBecause, interruptedSaid);
}
