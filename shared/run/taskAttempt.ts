import type { Failure } from '../domain/failure.ts';
import type { RunEvent } from './events.ts';
import type { TaskState } from './reduceRun.ts';

/** An attempt that failed and was followed by another one. Times in milliseconds since 1970. */
export type TaskAttempt = Pick<TaskState, 'attempt' | 'startedAt' | 'predictionId' | 'provider'> & {
  readonly endedAt: number;
  readonly failure: Failure;
  /** In US dollars; null when unknown. */
  readonly cost: number | null;
  /** The last 4 Ki characters. */
  readonly logs: string;
  /** How long the next one waits, in milliseconds. */
  readonly waitMs: number;
};

const maxLogCharacters = 4096;

/** The attempt that a task was at when it failed, and another one was to follow. */
export function toAttempt(
  { attempt, startedAt, predictionId, provider, logs }: TaskState,
  event: Extract<RunEvent, { readonly type: 'task.retrying' }>,
): TaskAttempt {
  const { failure, waitMs, at: endedAt, cost = 0 } = event;
  return {
    attempt,
    startedAt,
    endedAt,
    predictionId,
    provider,
    failure: withoutLogs(failure),
    cost,
    waitMs,
    logs: logs.slice(-maxLogCharacters),
  };
}

/** The logs of an attempt are kept once, and bounded. */
function withoutLogs(failure: Failure): Failure {
  return 'logs' in failure ? { ...failure, logs: '' } : failure;
}

/** Says whether a task failed and its failure went where the user wants it: nothing is broken. */
export function isPassedOn({ status, outputs }: Pick<TaskState, 'status' | 'outputs'>): boolean {
  return status === 'failed' && outputs !== null;
}

/** Says whether a task failed for good. */
export function isLost(task: TaskState | undefined): boolean {
  return task?.status === 'failed' && !isPassedOn(task);
}
