import type { Sentence } from '../../../shared/domain/sentence.ts';
import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { EndLater } from './endLater.ts';
import { endLeftRun, type LeftRunOptions, type LeftStatus } from './endLeftRun.ts';
import type { LiveRun } from './liveRuns.ts';

/** The ends of runs that somebody wants. */
export type RunStops = {
  /** Ends a run that is under way or being examined here, as canceled unless another reason is given; false for any other. */
  stop(runId: RunId, reason?: unknown): Promise<boolean>;
  /** As `cancel` of the runner. */
  cancel(runId: RunId): Promise<boolean>;
  /** As `letGo` of the runner. */
  letGo(runId: RunId): Promise<readonly Sentence[]>;
  /** Ends in the background what was canceled in an engine that ended before the run did; false where it was not. */
  endCanceled(runId: RunId): boolean;
  /** Resolves once nothing is being ended in the background any more. */
  settled(): Promise<void>;
};

export type RunStopsOptions = LeftRunOptions & {
  readonly endLater: Pick<EndLater, 'endNow'>;
  readonly live: ReadonlyMap<RunId, LiveRun>;
  /** Runs that are being examined, or ended. */
  readonly starting: Map<RunId, AbortController>;
  /** The run does not wait for a place any more. */
  readonly unqueue: (runId: RunId) => void;
  /** The run has ended. */
  readonly forget: (runId: RunId) => void;
};

/** Wires it over the runs of an engine. */
export function createRunStops(options: RunStopsOptions): RunStops {
  const { endLater, index, live, starting } = options;
  let endings: readonly Promise<unknown>[] = [];

  /** Noted first: should the engine end before the run has, a next one does not go on with it. */
  const noteCancel = (runId: RunId): void => {
    try {
      index.setCanceling(runId, true);
    } catch (error) {
      const { message } = toFailure(error);
      process.emitWarning(`That run ${runId} is canceled is noted nowhere: ${message}`);
    }
  };

  /**
   * Ends a run that is under way nowhere and waits in the queue, or is one of `from`; nobody else begins with it meanwhile.
   * False where there is nothing to end.
   */
  const endLeft = async (runId: RunId, from: readonly LeftStatus[]): Promise<boolean> => {
    if (starting.has(runId)) return false;
    starting.set(runId, new AbortController());
    options.unqueue(runId);
    try {
      if (!(await endLeftRun(options, runId, from))) return false;
      options.forget(runId);
      return true;
    } finally {
      starting.delete(runId);
    }
  };

  const stop: RunStops['stop'] = async (runId, reason) => {
    const run = live.get(runId);
    const controller = run?.controller ?? starting.get(runId);
    if (run !== undefined && reason === undefined) noteCancel(runId);
    controller?.abort(reason);
    await run?.ended;
    return controller !== undefined;
  };

  return {
    stop,
    cancel: async (runId) => {
      const wasHere = await stop(runId);
      // What was here until now has broken off in no other engine.
      if (await endLeft(runId, wasHere ? ['paused'] : ['paused', 'interrupted', 'failed']))
        return true;
      if (wasHere) return true;
      const problems = await endLater.endNow(runId);
      const [problem] = problems ?? [];
      if (problem !== undefined)
        throw new FailureError({ kind: 'provider-unavailable', ...problem });
      return problems !== undefined;
    },
    letGo: async (runId) => {
      await endLeft(runId, ['failed']);
      return (await endLater.endNow(runId)) ?? [];
    },
    endCanceled: (runId) => {
      if (!index.isCanceling(runId)) return false;
      // Where it fails, a next start tries again.
      const ending = endLeft(runId, ['paused', 'interrupted']).catch(() => undefined);
      endings = [...endings, ending];
      return true;
    },
    settled: async () => {
      await Promise.all(endings);
    },
  };
}
