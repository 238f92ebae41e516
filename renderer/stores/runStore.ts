import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { reduceRun, type RunState, type TaskState } from '../../shared/run/reduceRun.ts';

/** The run that the canvas shows: live, or the last one. */
export type RunStoreState = {
  /** The fold of the run's events; null before its first one. */
  readonly run: RunState | null;
  /** The run that goes on now, from the moment it is asked for; null when none does. */
  readonly activeRunId: RunId | null;
  /** True for a run that was opened from the past runs. */
  readonly isPast: boolean;
  /** True for a run whose engine stopped before it did: it is shown as canceled, and can be resumed. */
  readonly isInterrupted: boolean;
  /** Folds a batch of events in, at most once per animation frame; other runs' events change nothing. */
  readonly applyEvents: (events: readonly RunEvent[]) => void;
  /** Shows this run from its beginning, and forgets the one before. */
  readonly begin: (runId: RunId) => void;
  /** Shows a run that is over as it was. */
  readonly show: (run: RunState) => void;
  /** No more events will come: ends the wait for a run that never started, and stops one whose end was lost. */
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
    isPast: false,
    isInterrupted: false,
    applyEvents: (events) => {
      const before = get().run;
      const own = events.filter((event) => event.runId === shown);
      const run = reduceRun(before ?? undefined, own);
      if (run === undefined || run === before) return;
      set({ run, activeRunId: run.status === 'running' ? run.runId : null });
    },
    begin: (runId) => {
      shown = runId;
      set({ run: null, activeRunId: runId, isPast: false, isInterrupted: false });
    },
    show: (run) => {
      shown = run.runId;
      const isInterrupted = run.status === 'running';
      set({ run: stopped(run), activeRunId: null, isPast: true, isInterrupted });
    },
    end: (runId) => {
      const { run, activeRunId } = get();
      if (activeRunId !== runId) return;
      const isInterrupted = run?.status === 'running';
      set({ run: run === null ? null : stopped(run), activeRunId: null, isInterrupted });
    },
    clear: () => {
      shown = null;
      set({ run: null, activeRunId: null, isPast: false, isInterrupted: false });
    },
  }));
}

/** A run whose engine ended before it did: nothing of it goes on any more. */
function stopped(run: RunState): RunState {
  if (run.status !== 'running') return run;
  const tasks = Object.entries(run.tasks).map(([key, task]) => [key, stoppedTask(task)] as const);
  return { ...run, status: 'canceled', tasks: Object.fromEntries(tasks) };
}

/** When it was stopped nobody has noted, so it has no time. */
function stoppedTask(task: TaskState): TaskState {
  if (task.status !== 'running') return task;
  const message = 'The engine stopped before this was done: resume the run.';
  return { ...task, status: 'failed', startedAt: null, failure: { kind: 'canceled', message } };
}
