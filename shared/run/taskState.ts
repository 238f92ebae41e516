import { ownValue } from '../domain/json.ts';
import type { Failure } from '../domain/failure.ts';
import type { Said } from '../domain/sentence.ts';
import type { PortValues } from '../domain/values.ts';
import type { RunEvent, TaskRef } from './events.ts';

export type TaskStatus = 'waiting' | 'running' | 'succeeded' | 'failed' | 'skipped';

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

/** One task as the events told it. */
export type TaskState = TaskRef & {
  readonly status: TaskStatus;
  readonly attempt: number;
  /** The attempts before this one. */
  readonly attempts: readonly TaskAttempt[];
  /** Milliseconds since 1970; null before the start or the end. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly predictionId: string | null;
  readonly provider: string | null;
  /** 0..1, null while unknown. */
  readonly fraction: number | null;
  readonly label: string | null;
  /** Since when its provider cannot be reached, and when it is asked again; milliseconds since 1970, null where it can. */
  readonly unreached: { readonly since: number; readonly nextAt: number } | null;
  /** The last 64 Ki characters. */
  readonly logs: string;
  /** Streamed text by output port, until the outputs are there. */
  readonly streamed: { readonly [port: string]: string };
  /** Also of a task that failed, where its node passes failures on, and of one that shows the part of a list that came. */
  readonly outputs: PortValues | null;
  /** Absolute paths of the files written for the user. */
  readonly exported: readonly string[];
  readonly reused: boolean;
  /** When a reused result was made, in milliseconds since 1970. */
  readonly madeAt: number | null;
  readonly cost: number | null;
  readonly failure: Failure | null;
  readonly skippedBecause: string | null;
  /** What `skippedBecause` is made of, where that is known. */
  readonly skippedSaid?: Said;
};

const maxLogCharacters = 65_536;
const maxAttemptLogCharacters = 4096;

/** What happened to one task. */
export type TaskEvent = Exclude<Extract<RunEvent, TaskRef>, { readonly type: 'node.expanded' }>;

/** Says whether a task failed and its failure went where the user wants it: nothing is broken. */
export function isPassedOn({ status, outputs }: Pick<TaskState, 'status' | 'outputs'>): boolean {
  return status === 'failed' && outputs !== null;
}

/** Says whether a task failed for good. */
export function isLost(task: TaskState | undefined): boolean {
  return task?.status === 'failed' && !isPassedOn(task);
}

/** A task that has not begun. */
export function newTask(ref: TaskRef): TaskState {
  return {
    nodeId: ref.nodeId,
    path: ref.path,
    status: 'waiting',
    attempt: 0,
    attempts: [],
    startedAt: null,
    endedAt: null,
    predictionId: null,
    provider: null,
    fraction: null,
    label: null,
    unreached: null,
    logs: '',
    streamed: {},
    outputs: null,
    exported: [],
    reused: false,
    madeAt: null,
    cost: null,
    failure: null,
    skippedBecause: null,
  };
}

/** A task after one more event. */
export function reduceTask(task: TaskState, event: TaskEvent): TaskState {
  switch (event.type) {
    case 'task.started':
      return {
        ...newTask(task),
        status: 'running',
        attempt: event.attempt,
        attempts: event.attempt === 1 ? [] : task.attempts,
        startedAt: event.at,
      };
    case 'task.retrying':
      return { ...task, attempts: [...task.attempts, toAttempt(task, event)] };
    case 'task.deferred':
      return { ...newTask(task), attempts: task.attempts };
    case 'task.submitting':
      return task;
    case 'task.submitted':
      return { ...task, predictionId: event.predictionId, provider: event.provider };
    case 'task.progressed':
      return { ...task, fraction: event.fraction, label: event.label ?? task.label };
    case 'task.fetched':
      return { ...task, fraction: event.fraction ?? task.fraction };
    case 'task.unreached':
      return {
        ...task,
        unreached: {
          since: task.unreached?.since ?? event.at - event.forMs,
          nextAt: event.at + event.nextInMs,
        },
      };
    case 'task.reached':
      return { ...task, unreached: null };
    case 'task.logged':
      return { ...task, logs: (task.logs + event.text).slice(-maxLogCharacters) };
    case 'task.streamed':
      return {
        ...task,
        streamed: {
          ...task.streamed,
          [event.port]: (ownValue(task.streamed, event.port) ?? '') + event.text,
        },
      };
    case 'task.exported':
      return { ...task, exported: [...task.exported, event.filePath] };
    case 'task.succeeded':
      return {
        ...task,
        status: 'succeeded',
        endedAt: event.at,
        unreached: null,
        outputs: event.outputs,
        reused: event.reused,
        madeAt: event.from?.at ?? null,
        cost: event.cost,
      };
    case 'task.failed':
      return {
        ...task,
        status: 'failed',
        endedAt: event.at,
        unreached: null,
        failure: event.failure,
        outputs: event.outputs ?? null,
        cost: event.cost === undefined ? 0 : event.cost,
      };
    case 'task.skipped':
      return skipTask(task, event);
  }
}

function skipTask(
  task: TaskState,
  event: Extract<TaskEvent, { readonly type: 'task.skipped' }>,
): TaskState {
  const { at, because, said, outputs } = event;
  return {
    ...task,
    status: 'skipped',
    endedAt: at,
    outputs: outputs ?? null,
    skippedBecause: because,
    ...(said === undefined ? {} : { skippedSaid: said }),
  };
}

function toAttempt(
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
    logs: logs.slice(-maxAttemptLogCharacters),
  };
}

/** The logs of an attempt are kept once, and bounded. */
function withoutLogs(failure: Failure): Failure {
  return 'logs' in failure ? { ...failure, logs: '' } : failure;
}
