import { sentenceOf, type Failure } from '../domain/failure.ts';
import { addUsd } from './money.ts';
import type { TaskState } from './taskState.ts';
import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';

/** One attempt of a task, the last one included. Times in milliseconds since 1970, the cost in US dollars. */
export type AttemptLine = {
  readonly attempt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly predictionId: string | null;
  readonly failure: Failure | null;
  readonly cost: number | null;
};

type TriedTask = Omit<TaskState, 'logs' | 'streamed' | 'fraction' | 'label'>;

/** Every attempt of a task in order; empty for a task that was not tried again. */
export function attemptsOf(
  task: Omit<TaskState, 'logs' | 'streamed' | 'fraction' | 'label'>,
): readonly AttemptLine[] {
  const { attempts } = task;
  if (attempts.length === 0) return [];
  const before = attempts.map(
    ({ attempt, startedAt, endedAt, predictionId, failure, cost }): AttemptLine => ({
      attempt,
      startedAt,
      endedAt,
      predictionId,
      failure,
      cost,
    }),
  );
  // While the next one waits, the task is still where the last one ended.
  if (isWaiting(task)) return before;
  const { attempt, startedAt, endedAt, predictionId, failure } = task;
  return [...before, { attempt, startedAt, endedAt, predictionId, failure, cost: lastCost(task) }];
}

/** The attempt that a running task is at or waits for, such as `Attempt 2 of 3`; nothing for the first one. */
export function attemptText(task: TaskState, most: number | undefined): Sentence | undefined {
  const { status, attempts } = task;
  if (status !== 'running' || attempts.length === 0) return undefined;
  const attempt = isWaiting(task) ? task.attempt + 1 : task.attempt;
  return most === undefined || most < attempt
    ? say('charges.attempt', { attempt })
    : say('charges.attemptOf', { attempt, most });
}

/** The logs of a task with those of the attempts before, each under a line that says how it ended, in the words of `tell`. */
export function logText(
  { attempts, logs, attempt }: TaskState,
  tell: (sentence: Sentence) => string,
): string {
  if (attempts.length === 0) return logs;
  const before = attempts.map((each) => {
    const why = sentenceOf(each.failure);
    const end = tell(say('charges.attemptEnded', { attempt: each.attempt, why }));
    return each.logs === '' ? end : `${each.logs.trimEnd()}\n${end}`;
  });
  const isNew = attempts.at(-1)?.attempt !== attempt;
  return [...before, ...(isNew && logs !== '' ? [logs] : [])].join('\n');
}

/** Says whether a task waits for its next attempt. */
function isWaiting({ attempt, attempts, status }: TriedTask): boolean {
  return status === 'running' && attempts.at(-1)?.attempt === attempt;
}

/** A task's cost is that of all its attempts together. */
function lastCost({ cost, status, attempts }: TriedTask): number | null {
  if (status === 'running') return 0;
  const before = addUsd(...attempts.map((attempt) => attempt.cost));
  if (cost === null) return before === null ? 0 : null;
  return before === null ? null : addUsd(cost, -before);
}
