import type { Journal } from '../store/journal.ts';
import { readPages } from '../store/readPages.ts';
import { noteFetched, type FetchedFiles } from './fetchedFiles.ts';
import type { Written } from '../files/exportFile.ts';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { addUsd } from '../../../shared/run/money.ts';
import {
  parseTaskKey,
  taskKey,
  type RunEvent,
  type RunEventBody,
} from '../../../shared/run/events.ts';

/** What a task had begun at a provider when its run stopped. */
export type Earlier = {
  /** When the create was about to be sent, in milliseconds since 1970. */
  readonly at: number;
  /** SHA-256 of what was sent. */
  readonly request: string;
  readonly provider: string;
  /** Absent where no answer is known: it may or may not exist. */
  readonly predictionId?: string;
  /** The run was canceled: what it had begun was to end, and is made anew where it did. */
  readonly wasCanceled?: true;
  /** It succeeded, and the provider keeps its output no more. */
  readonly hasExpired?: true;
  /** It is to be made anew: what lives of it is ended first. */
  readonly isOld?: true;
};

/** Attempts of a task that failed and were followed, or were to be followed, by another one. */
export type EarlierAttempts = {
  /** The next attempt, from 2. */
  readonly next: number;
  /** When it may begin, in milliseconds since 1970. */
  readonly notBefore: number;
  /** How long it was to wait, in milliseconds: never longer, should the clock have been set back. */
  readonly waitMs: number;
  /** What those before it have cost, in US dollars; null when a part is unknown. */
  readonly cost: number | null;
};

/** How far a run had come: what a run that goes on need not do, or must not do twice. */
export type RunProgress = {
  /** The outputs of the tasks that succeeded, or that failed and had their failure passed on, by task key. */
  readonly finished: ReadonlyMap<string, PortValues>;
  /** What the other tasks had begun at a provider, by task key. */
  readonly begun: ReadonlyMap<string, Earlier>;
  /** The attempts of tasks that are tried again, by task key. */
  readonly attempts: ReadonlyMap<string, EarlierAttempts>;
  /** The files of outputs that were not fetched whole. */
  readonly fetched: FetchedFiles;
  /** Set where the run goes on: the files it has written for the user, by finished tasks. */
  readonly resumed?: Pick<Written, 'since' | 'taken'>;
};

/** A run that has just begun. */
export const noProgress: RunProgress = {
  finished: new Map(),
  begun: new Map(),
  attempts: new Map(),
  fetched: new Map(),
};

/** Reads from a run's events how far it had come; others have their turns meanwhile. */
export async function loadProgress(journal: Journal, runId: RunId): Promise<RunProgress> {
  const reader = createReader();
  for await (const page of readPages(journal, runId)) page.forEach(reader.add);
  return reader.end();
}

/** Reads from the events of a run how far it had come. */
export function readProgress(events: Iterable<RunEvent>): RunProgress {
  const reader = createReader();
  for (const event of events) reader.add(event);
  return reader.end();
}

/** The fold of a run's events to its progress. */
function createReader() {
  const finished = new Map<string, PortValues>();
  const begun = new Map<string, Earlier>();
  const attempts = new Map<string, EarlierAttempts>();
  const fetched: FetchedFiles = new Map();
  const exported = new Map<string, string[]>();
  let since = Infinity;
  const add = (event: RunEvent): void => {
    since = Math.min(since, event.at);
    if (event.type === 'run.resumed' && event.again !== undefined) {
      const isAgain = createIsOf(event.again);
      for (const map of [finished, attempts, fetched]) forget(map, isAgain);
      outdate(begun, isAgain);
    }
    if (!('path' in event)) return;
    const key = taskKey(event);
    noteBegun(begun, event, event.at);
    noteAttempt(attempts, event, event.at);
    noteFetched(fetched, event);
    switch (event.type) {
      case 'task.exported':
        exported.set(key, [...(exported.get(key) ?? []), event.filePath]);
        break;
      case 'task.succeeded':
        finished.set(key, event.outputs);
        break;
      case 'task.deferred':
        // Nothing of it was made.
        begun.delete(key);
        break;
      case 'task.failed':
        if (event.outputs !== undefined) finished.set(key, event.outputs);
        break;
      default:
    }
  };
  const end = (): RunProgress => {
    const taken = new Set<string>();
    for (const key of finished.keys()) for (const path of exported.get(key) ?? []) taken.add(path);
    return { finished, begun, attempts, fetched, resumed: { since, taken } };
  };
  return { add, end };
}

/** Notes what an event says of work at a provider; `at` in milliseconds since 1970. */
export function noteBegun(begun: Map<string, Earlier>, event: RunEventBody, at: number): void {
  switch (event.type) {
    case 'task.submitting': {
      const { request, provider } = event;
      begun.set(taskKey(event), { at, request, provider });
      return;
    }
    case 'task.submitted': {
      const { predictionId } = event;
      const intent = begun.get(taskKey(event));
      if (intent !== undefined) begun.set(taskKey(event), { ...intent, predictionId });
      return;
    }
    case 'task.succeeded':
    case 'task.deferred':
      // Of what was put off nothing was made.
      begun.delete(taskKey(event));
      return;
    case 'task.retrying': {
      // A create that was refused made nothing; what was made and could not be reached is picked up.
      const made = begun.get(taskKey(event));
      if (made?.predictionId === undefined || !mayLive(event.failure)) begun.delete(taskKey(event));
      return;
    }
    case 'task.failed':
      noteFailed(begun, taskKey(event), event.failure);
      return;
    default:
  }
}

/** Notes which attempt of a task is next; a task that has ended begins anew where it runs once more. */
export function noteAttempt(
  attempts: Map<string, EarlierAttempts>,
  event: RunEventBody,
  at: number,
): void {
  switch (event.type) {
    case 'task.retrying': {
      const { attempt, waitMs, cost = 0 } = event;
      const { cost: before } = attempts.get(taskKey(event)) ?? { cost: 0 };
      attempts.set(taskKey(event), {
        next: attempt + 1,
        notBefore: at + waitMs,
        waitMs,
        cost: addUsd(before, cost),
      });
      return;
    }
    case 'task.succeeded':
    case 'task.failed':
    case 'task.skipped':
      attempts.delete(taskKey(event));
      return;
    default:
  }
}

/** Says of task keys whether their node is one of these. */
function createIsOf(nodes: readonly NodeId[]): (key: string) => boolean {
  const ids = new Set<string>(nodes);
  return (key) => ids.has(parseTaskKey(key).nodeId);
}

/** Drops what there is of tasks that are made again. */
function forget(map: Map<string, unknown>, isAgain: (key: string) => boolean): void {
  for (const key of map.keys()) if (isAgain(key)) map.delete(key);
}

/** Of what is made again nothing is picked up. */
function outdate(begun: Map<string, Earlier>, isAgain: (key: string) => boolean): void {
  for (const [key, earlier] of begun) {
    if (!isAgain(key)) continue;
    if (earlier.predictionId === undefined || earlier.hasExpired === true) begun.delete(key);
    else begun.set(key, { ...earlier, isOld: true });
  }
}

/** A failed prediction is over. One that could not be reached, or asked about, may not be. */
function noteFailed(begun: Map<string, Earlier>, key: string, failure: Failure): void {
  const earlier = begun.get(key);
  if (earlier === undefined) return;
  if (!mayLive(failure)) begun.delete(key);
  else if (failure.kind === 'canceled') begun.set(key, { ...earlier, wasCanceled: true });
  else if (failure.kind === 'prediction-failed') begun.set(key, { ...earlier, hasExpired: true });
}

/** Says whether what was begun may go on, and nobody has asked for its end. */
export function isLeft({ wasCanceled, hasExpired }: Earlier): boolean {
  return wasCanceled !== true && hasExpired !== true;
}

/** Says whether something may still be under way at the provider that nobody has asked to end. */
export function mayGoOn(failure: Failure): boolean {
  return mayLive(failure) && failure.kind !== 'canceled' && failure.kind !== 'prediction-failed';
}

/** Says whether something may still be had from the provider for nothing, or where it is to be paid again if not. */
export function mayLive(failure: Failure): boolean {
  switch (failure.kind) {
    case 'canceled':
    case 'unknown-outcome':
    case 'provider-unavailable':
    case 'unauthorized':
    case 'storage':
      return true;
    case 'prediction-failed':
      return failure.expired === true;
    default:
      return false;
  }
}
