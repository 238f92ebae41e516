import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { reduceRun, type RunState } from '../../shared/run/reduceRun.ts';

/** The run that the canvas shows: live, or the last one. */
export type RunStoreState = {
  /** The fold of the run's events; null before its first one. */
  readonly run: RunState | null;
  /** The run that goes on now, from the moment it is asked for; null when none does. */
  readonly activeRunId: RunId | null;
  /** Folds a batch of events in, at most once per animation frame; other runs' events change nothing. */
  readonly applyEvents: (events: readonly RunEvent[]) => void;
  /** Shows this run from its beginning, and forgets the one before. */
  readonly begin: (runId: RunId) => void;
  /** Ends the wait for a run that never started. */
  readonly end: (runId: RunId) => void;
  /** Shows no run. */
  readonly clear: () => void;
};

export type RunStore = StoreApi<RunStoreState>;

/** Makes the store of the shown run. */
export function createRunStore(): RunStore {
  let shown: RunId | null = null;
  return createStore<RunStoreState>()((set, get) => ({
    run: null,
    activeRunId: null,
    applyEvents: (events) => {
      const before = get().run;
      const own = events.filter((event) => event.runId === shown);
      const run = reduceRun(before ?? undefined, own);
      if (run === undefined || run === before) return;
      set({ run, activeRunId: run.status === 'running' ? run.runId : null });
    },
    begin: (runId) => {
      shown = runId;
      set({ run: null, activeRunId: runId });
    },
    end: (runId) => {
      if (get().activeRunId === runId) set({ activeRunId: null });
    },
    clear: () => {
      shown = null;
      set({ run: null, activeRunId: null });
    },
  }));
}
