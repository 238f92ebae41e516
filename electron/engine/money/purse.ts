import { canceled } from '../../../shared/domain/failure.ts';
import { refusalText, type BudgetRefusal, type Paused } from '../../../shared/run/paused.ts';
import { deferral } from '../schedule/deferral.ts';

/** Sets money aside; gives what is in the way where a limit does not allow it. */
export type Reserving = () => BudgetRefusal | undefined;

/** Where tasks get their money. */
export type Purse = {
  /** Resolves once the money is set aside. Where it cannot be, it throws, and nothing must be sent. */
  reserve(reserving: Reserving): Promise<void>;
};

/** The money of one run: what does not fit is never an error. */
export type RunPurse = Purse & {
  /** Counts a task among those under way, which may end cheaper than what is set aside for them. */
  during<T>(task: () => Promise<T>): Promise<T>;
};

type Waiting = {
  readonly reserving: Reserving;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Opens the purse of a run. A task that would pass a limit only by what is set aside for others waits for their end;
 * where nothing is left to wait for, the run pauses and its waiting tasks are put off.
 */
export function createRunPurse(options: {
  readonly requireGoing: () => void;
  readonly pause: (paused: Paused) => void;
  readonly onPause: (listener: () => void) => void;
  readonly signal: AbortSignal;
}): RunPurse {
  const { requireGoing, signal } = options;
  let underway = 0;
  let waiting: readonly Waiting[] = [];

  const pause = (refusal: BudgetRefusal): void =>
    options.pause({ why: 'budget', because: refusalText(refusal).message, refusal });

  const putOff = (error: unknown): void => {
    const tasks = waiting;
    waiting = [];
    for (const { reject } of tasks) reject(error);
  };
  options.onPause(() => putOff(deferral()));
  signal.addEventListener('abort', () => putOff(canceled()), { once: true });

  /** The first that waits is served first: a cheaper one behind it must not keep it waiting for ever. */
  const serve = (): void => {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      try {
        const refusal = next.reserving();
        if (refusal !== undefined) {
          if (mayFitLater(refusal) && underway > waiting.length) return;
          pause(refusal);
          return;
        }
        next.resolve();
      } catch (error) {
        next.reject(error);
      }
      waiting = waiting.slice(1);
    }
  };

  return {
    reserve: async (reserving) => {
      requireGoing();
      const refusal = reserving();
      if (refusal === undefined) return;
      if (mayFitLater(refusal) && underway > waiting.length + 1) {
        await new Promise<void>((resolve, reject) => {
          waiting = [...waiting, { reserving, resolve, reject }];
        });
        return;
      }
      pause(refusal);
      throw deferral();
    },
    during: async (task) => {
      underway += 1;
      try {
        return await task();
      } finally {
        underway -= 1;
        serve();
      }
    },
  };
}

/** Estimates are what something costs at most: what is under way may leave room when it ends. */
function mayFitLater({ reason, limit, spent, reserved, next }: BudgetRefusal): boolean {
  return reason === 'over-cap' && next !== null && reserved > 0 && spent + next <= limit;
}
