import type { Underway } from '../engine/engine.ts';

/** What the user wants done with predictions that cost money when the app ends. */
export type RunsAnswer = 'leave' | 'cancel' | 'stay';

export type RunsGuard = {
  /** True when the app may end now; otherwise the user is asked, and `end` follows if they agree. */
  readonly mayEnd: () => boolean;
  /** Whether runs are left to go on at the next start: unless the user wants their predictions canceled. */
  readonly isLeaving: () => boolean;
  /** A new window: whatever was answered before is asked again. */
  readonly reset: () => void;
};

type Options = {
  readonly underway: () => Underway;
  readonly ask: (underway: Underway) => Promise<RunsAnswer>;
  /** Goes on with the end. */
  readonly end: () => void;
  /** The user stays: the app does not end. */
  readonly stay: () => void;
};

/** Keeps the app open until the user has said what becomes of predictions at a provider that charges for them. */
export function createRunsGuard({ underway, ask, end, stay }: Options): RunsGuard {
  let phase: 'idle' | 'asking' | 'leave' | 'cancel' = 'idle';

  const askNow = async (now: Underway): Promise<void> => {
    phase = 'asking';
    const answer = await ask(now).catch(() => 'stay' as const);
    phase = answer === 'stay' ? 'idle' : answer;
    if (answer === 'stay') stay();
    else end();
  };

  return {
    mayEnd() {
      if (phase === 'asking') return false;
      const now = underway();
      if (phase !== 'idle' || now.predictions === 0) return true;
      void askNow(now);
      return false;
    },
    isLeaving: () => phase !== 'cancel',
    reset() {
      phase = 'idle';
    },
  };
}
