import type { RunPriority } from '../../../shared/api/types.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { toFailure } from '../../../shared/domain/failure.ts';
import type { RunIndex } from '../store/runIndex.ts';

/** The runs of this engine that wait for a place among those that run at once. */
export type RunQueue = {
  /** Says whether a run of this priority may begin now: one of a lower priority takes no place from it. */
  hasPlace(priority: RunPriority): boolean;
  /** The run waits from now on; its followers hear of its start. */
  add(runId: RunId): void;
  /** The run waits no more, as it was canceled. */
  remove(runId: RunId): void;
  /** Nothing begins any more, and nobody need wait: what is in the queue stays there for the next start. */
  close(): void;
  /** Begins runs while there is place: by priority, then in the order in which they were started. */
  fill(): void;
};

export type RunQueueOptions = {
  readonly index: RunIndex;
  /** Holds the runs that wait. */
  readonly waiting: Set<RunId>;
  /** How many runs of this priority, or a higher one, go on here and are not paused; and how many may. */
  readonly going: (priority: RunPriority) => number;
  readonly atOnce: () => number;
  /** Makes the run a live one. */
  readonly begin: (runId: RunId) => void;
  /** No more is told of the run here. */
  readonly end: (runId: RunId) => void;
};

/** Wires the queue over the index, which keeps it on disk. */
export function createRunQueue(options: RunQueueOptions): RunQueue {
  const { index, waiting } = options;
  const hasPlace: RunQueue['hasPlace'] = (priority) => options.going(priority) < options.atOnce();
  const fill = (): void => {
    if (waiting.size === 0) return;
    for (const runId of index.queued()) {
      if (!hasPlace(index.priorityOf(runId))) return;
      if (!waiting.has(runId) || !index.claim(runId, ['queued'], 'running')) continue;
      options.begin(runId);
      waiting.delete(runId);
    }
  };
  return {
    hasPlace,
    add: (runId) => void waiting.add(runId),
    remove: (runId) => void waiting.delete(runId),
    close: () => {
      const left = [...waiting];
      waiting.clear();
      left.forEach(options.end);
    },
    fill: () => {
      try {
        fill();
      } catch (error) {
        process.emitWarning(`The queue of runs waits: ${toFailure(error).message}`);
      }
    },
  };
}
