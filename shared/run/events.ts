import type { ArtifactRef } from '../domain/artifact.ts';
import type { Failure } from '../domain/failure.ts';
import { toNodeId, type NodeId, type RunId } from '../domain/ids.ts';
import type { Because } from '../domain/sentence.ts';
import type { PortValues } from '../domain/values.ts';
import type { Paused } from './paused.ts';

/** Names one task of a run: a node, and the index path of its item (empty unless the node maps a list). */
export type TaskRef = { readonly nodeId: NodeId; readonly path: readonly number[] };

/** What a provider is asked to do; a prediction unless it says so. */
type RemoteWork = { readonly work?: 'training' };

/** What happened to a task or a run, before the journal has numbered it. */
export type RunEventBody =
  /** `run.queued`: the run waits for a place among those that run at once; `run.started` follows. */
  | {
      readonly type: 'run.queued' | 'run.started';
      readonly pipelineName: string;
      readonly nodes: readonly NodeId[];
      /** Lists of more items than this were cut down to a sample of so many. */
      readonly sample?: number;
    }
  /** A run that was interrupted, canceled or failed goes on: what has succeeded stays, all else runs. */
  | {
      readonly type: 'run.resumed';
      /** Nodes of which nothing stays: they, and all that hangs on them, are made anew. */
      readonly again?: readonly NodeId[];
      /** It waits in the queue first: `run.continued` tells that it goes on. */
      readonly waits?: true;
    }
  /** A run that was to go on could not, so nothing of it runs: it waits to be resumed. */
  | ({ readonly type: 'run.interrupted' } & Because)
  /** Nothing new starts and nothing more is sent; what was sent goes on. */
  | ({ readonly type: 'run.paused' } & Paused)
  /** What had not come to rest since it was paused goes on, and so does what was resumed and has waited in the queue. */
  | { readonly type: 'run.continued' }
  | ({ readonly type: 'task.started'; readonly attempt: number } & TaskRef)
  /** It had started when the run was paused, and nothing of it was sent: it starts again when the run goes on. */
  | ({ readonly type: 'task.deferred' } & TaskRef)
  /** An attempt failed, and the next one begins after a wait. */
  | ({
      readonly type: 'task.retrying';
      /** The attempt that failed. */
      readonly attempt: number;
      readonly failure: Failure;
      /** Milliseconds. */
      readonly waitMs: number;
      /** What this attempt has cost, in US dollars; null when unknown, absent where it cost nothing. */
      readonly cost?: number | null;
    } & TaskRef)
  /** About to spend: journalled durably before the create is sent. */
  | ({
      readonly type: 'task.submitting';
      readonly provider: string;
      /** SHA-256 of what is sent, by which it is known again in the provider's list. */
      readonly request: string;
    } & RemoteWork &
      TaskRef)
  /** Journalled durably before the first poll. */
  | ({
      readonly type: 'task.submitted';
      /** A training's id, where it is one. */
      readonly predictionId: string;
      readonly provider: string;
    } & RemoteWork &
      TaskRef)
  | ({
      readonly type: 'task.progressed';
      /** 0..1. */
      readonly fraction: number;
      readonly label?: string;
    } & TaskRef)
  /** Its provider cannot be reached: it is asked again. Both in milliseconds, from the event on. */
  | ({
      readonly type: 'task.unreached';
      readonly forMs: number;
      readonly nextInMs: number;
    } & TaskRef)
  /** Its provider answers again. */
  | ({ readonly type: 'task.reached' } & TaskRef)
  | ({ readonly type: 'task.logged'; readonly text: string } & TaskRef)
  /** More text of a streamed output. */
  | ({ readonly type: 'task.streamed'; readonly port: string; readonly text: string } & TaskRef)
  /** One of several files of an output is kept: a task that begins once more need not fetch it again. */
  | ({
      readonly type: 'task.fetched';
      /** SHA-256 of its address, which may hold a signature; in Base64, as it names no artifact. */
      readonly address: string;
      readonly artifact: ArtifactRef;
      /** How much of the output is kept, 0..1; absent where it is not known. */
      readonly fraction?: number;
    } & TaskRef)
  /** A file was written for the user. */
  | ({
      readonly type: 'task.exported';
      readonly filePath: string;
      readonly artifact: ArtifactRef;
    } & TaskRef)
  | ({
      readonly type: 'task.succeeded';
      readonly outputs: PortValues;
      readonly reused: boolean;
      /** The run that made a reused result, and when, in milliseconds since 1970. */
      readonly from?: { readonly runId: RunId; readonly at: number };
      /** Of all attempts, in US dollars; null when unknown. */
      readonly cost: number | null;
    } & TaskRef)
  | ({
      readonly type: 'task.failed';
      readonly failure: Failure;
      /** What all attempts have cost all the same, in US dollars; null when unknown, absent where it cost nothing. */
      readonly cost?: number | null;
      /** The failure is passed on: the port `error` gives it, and the run goes on from there. */
      readonly outputs?: PortValues;
    } & TaskRef)
  | ({
      readonly type: 'task.skipped';
      /** Nothing failed: its branch was not taken. */
      readonly untaken?: true;
      /** What came, of a list of which not all did: the node shows it, and nothing gets it. */
      readonly outputs?: PortValues;
    } & Because &
      TaskRef)
  /** A node runs once for each of `length` items at this index path. */
  | ({ readonly type: 'node.expanded'; readonly length: number } & TaskRef)
  /** Every item of a node that maps a list has ended. What was skipped because its branch was not taken is left out. */
  | {
      readonly type: 'node.completed';
      readonly nodeId: NodeId;
      /** The names of its outputs. */
      readonly ports: readonly string[];
      /** True when all have succeeded that were not left out. */
      readonly whole: boolean;
      /** An item without a value on a port went another way: it is left out there, where else it would be null. */
      readonly branches?: true;
      /** The node passes its failures on: its port `error` has those of the items that failed, its other ports leave them out. */
      readonly errors?: true;
    }
  | { readonly type: 'run.finished'; readonly outcome: RunOutcome };

/** How a run ended. */
export type RunOutcome = 'succeeded' | 'failed' | 'canceled';

/** A journalled event: `seq` counts from 1 within its run, `at` is in milliseconds since 1970. */
export type RunEvent = RunEventBody & {
  readonly runId: RunId;
  readonly seq: number;
  readonly at: number;
};

/** The key of a task in maps: `node` or `node/0/2`. */
export function taskKey({ nodeId, path }: TaskRef): string {
  return path.length === 0 ? nodeId : `${nodeId}/${path.join('/')}`;
}

/** The task that a key names. */
export function parseTaskKey(key: string): TaskRef {
  const [node = '', ...path] = key.split('/');
  return { nodeId: toNodeId(node), path: path.map(Number) };
}
