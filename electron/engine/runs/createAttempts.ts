import type { Failure } from '../../../shared/domain/failure.ts';
import { nodesOf, type GraphNode } from '../../../shared/domain/graph.ts';
import type { RetryPolicy } from '../../../shared/domain/nodePolicy.ts';
import { jsonValue, type PortValues } from '../../../shared/domain/values.ts';
import { errorPortName, readPolicy } from '../../../shared/graph/nodePolicy.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import { addUsd } from '../../../shared/run/money.ts';
import { taskKey, type RunEventBody, type TaskRef } from '../../../shared/run/events.ts';
import type { Aftermath, Attempts, FailedAttempt } from '../schedule/attempts.ts';
import type { Timers } from './poller.ts';
import { mayLive, noteAttempt, noteBegun, type Earlier, type RunProgress } from './runProgress.ts';

/** The attempts of one run, kept up by its events. */
export type RunAttempts = Attempts & {
  /** What tasks have under way at a provider, by task key. */
  readonly begun: ReadonlyMap<string, Earlier>;
  /** Hears every event before it is told. */
  note(event: RunEventBody): void;
};

type Options = {
  readonly plan: Plan;
  /** How far the run had come before. */
  readonly progress: Pick<RunProgress, 'begun' | 'attempts'>;
  readonly timers: Timers;
  /** From 0 to below 1. */
  readonly random: () => number;
};

const free = { cost: 0 };
const longestBackoffMs = 600_000;

/** Makes what keeps count of attempts; undefined for a plan none of whose nodes has a policy. */
export function createAttempts({
  plan,
  progress,
  timers,
  random,
}: Options): RunAttempts | undefined {
  if (nodesOf(plan.graph).every(({ policy }) => policy === undefined)) return undefined;
  const begun = new Map(progress.begun);
  const attempts = new Map(progress.attempts);
  const number = (ref: TaskRef): number => attempts.get(taskKey(ref))?.next ?? 1;

  /** Says whether something is under way at a provider that only the run's going on can pick up. */
  const isUnderWay = ({ failure, ...ref }: FailedAttempt): boolean =>
    mayLive(failure) && !hasExpired(failure) && begun.get(taskKey(ref))?.predictionId !== undefined;

  const judge = (node: GraphNode, failed: FailedAttempt): Aftermath => {
    const { failure, cost } = failed;
    const { retry, onError } = readPolicy(node);
    const attempt = number(failed);
    if (retry !== undefined && attempt < retry.attempts && helps(retry, failure)) {
      const waitMs = backoffMs(retry, failure, { attempt, jitter: random() });
      return { kind: 'again', waitMs, cost: isUnderWay(failed) ? 0 : cost };
    }
    if (onError !== 'output' || !isOfTheItem(failure) || isUnderWay(failed)) return { kind: 'end' };
    return { kind: 'output', outputs: toErrorOutputs(node, failed, attempt) };
  };

  return {
    begun,
    number,
    waitMs: (ref) => {
      const before = attempts.get(taskKey(ref));
      if (before === undefined) return undefined;
      return Math.min(before.waitMs, Math.max(0, before.notBefore - timers.now()));
    },
    total: (ref, cost) => {
      const { cost: before } = attempts.get(taskKey(ref)) ?? free;
      return addUsd(before, cost);
    },
    judge,
    after: timers.after,
    note: (event) => {
      noteBegun(begun, event, timers.now());
      noteAttempt(attempts, event, timers.now());
    },
  };
}

/** Says whether it was made, and is kept by the provider no longer. */
function hasExpired(failure: Failure): boolean {
  return failure.kind === 'prediction-failed' && failure.expired === true;
}

/** Says whether another attempt is wanted, and can help: what is refused today is refused again, and what succeeded is not bought twice. */
function helps({ on }: RetryPolicy, failure: Failure): boolean {
  switch (failure.kind) {
    case 'provider-unavailable':
      return on.includes('unavailable');
    case 'prediction-failed':
      return on.includes('failed') && !hasExpired(failure);
    case 'timed-out':
      return on.includes('timeout');
    default:
      return false;
  }
}

/** Twice as long after each attempt and up to half shorter, so that many do not come back at once; never before the provider asked. */
function backoffMs(
  { backoffMs: first }: RetryPolicy,
  failure: Failure,
  { attempt, jitter }: { readonly attempt: number; readonly jitter: number },
): number {
  const longest = Math.min(first * 2 ** (attempt - 1), longestBackoffMs);
  const asked = failure.kind === 'provider-unavailable' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.round(longest * (1 - jitter / 2)));
}

/** Says whether a failure is about what was asked for: one of the account, or of the run, is no result of an item. */
function isOfTheItem({ kind }: Failure): boolean {
  switch (kind) {
    case 'unauthorized':
    case 'payment-required':
    case 'budget-exceeded':
    case 'canceled':
    case 'unknown-outcome':
      return false;
    case 'invalid-input':
    case 'provider-rejected':
    case 'provider-unavailable':
    case 'prediction-failed':
    case 'timed-out':
    case 'not-found':
    case 'storage':
    case 'unexpected':
      return true;
  }
}

const longestLogs = 4096;

/** What the port `error` gives. */
function toErrorOutputs(
  node: GraphNode,
  { failure, nodeId, path }: FailedAttempt,
  attempts: number,
): PortValues {
  const { kind, message } = failure;
  const error = {
    kind,
    message,
    node: nodeId,
    title: titleOf(node),
    item: path,
    attempts,
    predictionId: 'predictionId' in failure ? (failure.predictionId ?? null) : null,
    logs: 'logs' in failure ? (failure.logs ?? '').slice(-longestLogs) : '',
  };
  return { [errorPortName]: jsonValue(error) };
}
