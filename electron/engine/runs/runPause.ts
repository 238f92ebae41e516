import type { RunEventBody } from '../../../shared/run/events.ts';
import type { Paused } from '../../../shared/run/paused.ts';
import { deferral } from '../schedule/deferral.ts';
import type { Member } from '../schedule/dispatcher.ts';

/** Whether a run under way may start tasks and send anything. */
export type RunPause = {
  isPaused(): boolean;
  /** Says it and starts nothing from now on; nothing where the run is paused already. */
  pause(paused: Paused): void;
  /** False once the run has come to rest: it can only be resumed. */
  continue(): boolean;
  /** Throws a deferral while the run is paused: nothing must be sent. */
  requireGoing(): void;
  /** Hears of each pause. */
  onPause(listener: () => void): void;
};

/** Wires the pause of one run; `isPaused` is true for a run that was paused when its engine ended. */
export function createRunPause(options: {
  readonly member: Member;
  readonly publish: (body: RunEventBody) => void;
  readonly isPaused: boolean;
}): RunPause {
  const { member, publish } = options;
  let { isPaused } = options;
  let onPause = (): void => {};
  member.setPaused(isPaused);
  return {
    isPaused: () => isPaused,
    pause: (paused) => {
      if (isPaused) return;
      isPaused = true;
      member.setPaused(true);
      publish({ type: 'run.paused', ...paused });
      onPause();
    },
    continue: () => {
      if (!isPaused) return true;
      if (!member.isIn()) return false;
      isPaused = false;
      publish({ type: 'run.continued' });
      member.setPaused(false);
      return true;
    },
    requireGoing: () => {
      if (isPaused) throw deferral();
    },
    onPause: (listener) => {
      onPause = listener;
    },
  };
}
