import { FailureError } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { readPolicy } from '../../../shared/graph/nodePolicy.ts';
import { nameOf } from '../../../shared/graph/portsOf.ts';
import { durationText } from '../../../shared/run/durationText.ts';
import type { Timers } from './poller.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** How long work at a provider may take, in milliseconds from its create. */
export type TimeLimits = {
  /** Watched here. */
  readonly timeoutMs?: number;
  /** Watched by the provider where it can, and here where it does not. */
  readonly cancelAfterMs?: number;
};

/** The limits that a node's policy sets; undefined where it sets none. */
export function limitsOf(node: GraphNode): TimeLimits | undefined {
  if (node.policy === undefined) return undefined;
  const { timeoutMs, cancelAfterMs } = readPolicy(node);
  if (timeoutMs === undefined && cancelAfterMs === undefined) return undefined;
  return {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(cancelAfterMs === undefined ? {} : { cancelAfterMs }),
  };
}

/** A limit under way. */
export type TimeLimit = {
  /** Aborted when the time is over, or when the signal that it goes with is. */
  readonly signal: AbortSignal;
  isOver(): boolean;
  stop(): void;
};

/** So much later is work ended here that its provider was to end. */
const graceMs = 5000;
/** Clocks differ, and the provider's work is noted as ended in whole steps. */
const slackMs = 500;

/** Starts a limit that is over after `leftMs`. */
export function startTimeLimit(timers: Timers, leftMs: number, signal: AbortSignal): TimeLimit {
  const over = new AbortController();
  const stop = timers.after(Math.max(0, leftMs), () => over.abort());
  return {
    signal: AbortSignal.any([signal, over.signal]),
    isOver: () => over.signal.aborted && !signal.aborted,
    stop,
  };
}

/** When work is ended from here, in milliseconds from its create. */
export function ownLimitMs({ timeoutMs = Infinity, cancelAfterMs = Infinity }: TimeLimits): number {
  return Math.min(timeoutMs, cancelAfterMs + graceMs);
}

/** Says whether work that was canceled after so many milliseconds was so because of its limits. */
export function isOverdue(
  { timeoutMs = Infinity, cancelAfterMs = Infinity }: TimeLimits,
  tookMs: number,
): boolean {
  return tookMs + slackMs >= Math.min(timeoutMs, cancelAfterMs);
}

/** The failure of an attempt that a time limit ended; `what` is its subject, as in `The prediction x`. */
export function timedOut(
  what: Sentence,
  { timeoutMs = Infinity, cancelAfterMs = Infinity }: TimeLimits,
  work?: { readonly id: string; readonly logs: string },
): FailureError {
  const limit = durationText(Math.min(timeoutMs, cancelAfterMs));
  const id = work === undefined ? 'runs.tookTooLong' : 'runs.tookTooLongThere';
  return new FailureError({
    kind: 'timed-out',
    ...say(id, { what, limit }),
    ...(work === undefined ? {} : { predictionId: work.id, logs: work.logs }),
  });
}

/** The limit of what runs on this computer, by its node's policy; undefined where there is none. */
export function startOwnLimit(timers: Timers, node: GraphNode, signal: AbortSignal) {
  const timeoutMs = limitsOf(node)?.timeoutMs;
  if (timeoutMs === undefined) return undefined;
  const limit = startTimeLimit(timers, timeoutMs, signal);
  return {
    signal: limit.signal,
    /** What the work gives. Throws `timed-out` where the limit has ended it. */
    within: async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        throw limit.isOver()
          ? timedOut(say('runs.theNode', { node: nameOf(node) }), { timeoutMs })
          : error;
      } finally {
        limit.stop();
      }
    },
  };
}
