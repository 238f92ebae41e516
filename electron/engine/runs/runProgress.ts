import type { Resumed } from '../files/exportFile.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { taskKey, type RunEvent } from '../../../shared/run/events.ts';

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
};

/** How far a run had come: what a run that goes on need not do, or must not do twice. */
export type RunProgress = {
  /** The outputs of the tasks that succeeded, by task key. */
  readonly finished: ReadonlyMap<string, PortValues>;
  /** What the other tasks had begun at a provider, by task key. */
  readonly begun: ReadonlyMap<string, Earlier>;
  /** Set where the run goes on: the files it has written for the user, by finished tasks. */
  readonly resumed?: Resumed;
};

/** A run that has just begun. */
export const noProgress: RunProgress = { finished: new Map(), begun: new Map() };

/** Reads from a run's events how far it had come. */
export function readProgress(events: Iterable<RunEvent>): RunProgress {
  const finished = new Map<string, PortValues>();
  const begun = new Map<string, Earlier>();
  const exported = new Map<string, string[]>();
  let since = Infinity;
  for (const event of events) {
    since = Math.min(since, event.at);
    if (event.type === 'run.resumed') forget(event.again ?? [], [finished, begun]);
    if (!('path' in event)) continue;
    const key = taskKey(event);
    switch (event.type) {
      case 'task.submitting': {
        const { at, request, provider } = event;
        begun.set(key, { at, request, provider });
        break;
      }
      case 'task.submitted': {
        const intent = begun.get(key);
        if (intent !== undefined) begun.set(key, { ...intent, predictionId: event.predictionId });
        break;
      }
      case 'task.exported':
        exported.set(key, [...(exported.get(key) ?? []), event.filePath]);
        break;
      case 'task.succeeded':
        finished.set(key, event.outputs);
        begun.delete(key);
        break;
      case 'task.failed':
        noteFailed(begun, key, event.failure);
        break;
      default:
    }
  }
  const taken = new Set<string>();
  for (const key of finished.keys()) for (const path of exported.get(key) ?? []) taken.add(path);
  return { finished, begun, resumed: { since, taken } };
}

/** Drops what there is of nodes that are to be made again. */
function forget(again: readonly NodeId[], maps: readonly Map<string, unknown>[]): void {
  for (const map of again.length === 0 ? [] : maps)
    for (const key of map.keys()) if (again.some((id) => id === key.split('/')[0])) map.delete(key);
}

/** A failed prediction is over. One that could not be reached, or asked about, may not be. */
function noteFailed(begun: Map<string, Earlier>, key: string, failure: Failure): void {
  const earlier = begun.get(key);
  if (earlier === undefined) return;
  if (!mayLive(failure)) begun.delete(key);
  else if (failure.kind === 'canceled') begun.set(key, { ...earlier, wasCanceled: true });
}

/** Says whether something may still be had from the provider for nothing, or where it is to be paid again if not. */
function mayLive(failure: Failure): boolean {
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
