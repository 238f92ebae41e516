import type { Failure } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import type { TaskRef } from '../../../shared/run/events.ts';

/** A failed attempt. `cost` in US dollars, null when unknown. */
export type FailedAttempt = TaskRef & { readonly failure: Failure; readonly cost: number | null };

/** What becomes of a task after a failed attempt: another one, an output, or its end. */
export type Aftermath =
  /** `cost`: what this attempt has cost; what the next one picks up is counted there. */
  | { readonly kind: 'again'; readonly waitMs: number; readonly cost: number | null }
  | { readonly kind: 'output'; readonly outputs: PortValues }
  | { readonly kind: 'end' };

/** The attempts of tasks whose nodes have a policy, as the events of their run tell them. */
export type Attempts = {
  /** The number of the attempt that is next, or under way; from 1. */
  number(ref: TaskRef): number;
  /** How long the next attempt has yet to wait, in milliseconds: an earlier engine may have ended in that wait. Undefined for the first. */
  waitMs(ref: TaskRef): number | undefined;
  /** What the task has cost with this attempt, in US dollars; null when a part is unknown. */
  total(ref: TaskRef, cost: number | null): number | null;
  judge(node: GraphNode, failed: FailedAttempt): Aftermath;
  /** Calls back once after `delayMs`; gives the function that calls it off. */
  after(delayMs: number, call: () => void): () => void;
};
