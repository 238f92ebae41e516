import type { RunSummary } from '../../../shared/api/types.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { Dispatcher, Member } from '../schedule/dispatcher.ts';
import type { RunIndex } from '../store/runIndex.ts';
import type { EventBus } from './eventBus.ts';
import { isLeaving } from './leaving.ts';
import { createRunPause, type RunPause } from './runPause.ts';

/** A run under way in this process. */
export type LiveRun = {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  readonly member: Member;
  readonly pause: RunPause;
};

/** What the work of a live run is given. */
export type Under = Pick<LiveRun, 'member' | 'pause'> & { readonly signal: AbortSignal };

/** A run as it becomes live: paused where it was so, and canceled by this controller. */
type Becoming = Pick<RunSummary, 'status' | 'priority'> & { readonly controller: AbortController };

export type LiveRunsOptions = {
  readonly bus: EventBus;
  readonly index: RunIndex;
  readonly dispatcher: Dispatcher;
  readonly live: Map<RunId, LiveRun>;
  /** Hears that a run has ended or, at rest, stays paused. */
  readonly onEnd: (runId: RunId, how: 'over' | 'at rest' | 'left') => void;
  /** Hears that a run is paused: it takes no place any more. */
  readonly onPause: () => void;
};

/** Makes what keeps a run among the live ones until its work, which never rejects, is done. */
export function createLiveRuns(options: LiveRunsOptions) {
  const { bus, index, live } = options;
  return (runId: RunId, run: Becoming, work: (under: Under) => Promise<void>): void => {
    const { controller } = run;
    const { signal } = controller;
    const member = options.dispatcher.join(run.priority);
    const pause = createRunPause({
      member,
      isPaused: run.status === 'paused',
      publish: (body) => {
        bus.publish(runId, body);
        if (body.type === 'run.paused') options.onPause();
      },
    });
    const ended = work({ signal, member, pause }).then(() => {
      const isAtRest = pause.isPaused() && !member.isIn() && !signal.aborted;
      member.leave();
      live.delete(runId);
      const failure = bus.end(runId);
      if (failure !== undefined)
        process.emitWarning(`The end of run ${runId} is not in the journal: ${failure.message}`);
      const isLeft = isLeaving(signal);
      // Any other keeps its owner: by that it is known at the next start that something of it is under way.
      if (isAtRest) index.release(runId);
      options.onEnd(runId, isLeft ? 'left' : isAtRest ? 'at rest' : 'over');
    });
    live.set(runId, { controller, ended, member, pause });
  };
}
