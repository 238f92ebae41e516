import type { Failure } from '../../shared/domain/failure.ts';
import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { addCost, noCost, type RunCost } from '../../shared/run/runCost.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import type { StartedRun } from '../../shared/api/types.ts';
import type { RunEvent, RunOutcome } from '../../shared/run/events.ts';
import type { Paused } from '../../shared/run/paused.ts';
import type { EngineClient } from '../engine/engine.ts';

/** Starts a run, or goes on with it. */
export type BeginRun = (runs: EngineClient['runs']) => Promise<StartedRun>;

type Options = {
  readonly client: EngineClient;
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  readonly begin: BeginRun;
  /** Events up to this one were before it went on; 0 for a new run. */
  readonly afterSeq: number;
  /** Aborting cancels the run, also at the provider; the run then ends as canceled. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** The run is paused and nothing of it goes on: how to go on with it, or undefined to leave it so. */
  readonly onPaused: (paused: Paused) => Promise<BeginRun | undefined>;
};

/** How a run went. */
export type RunReport =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'ended';
      readonly runId: RunId;
      readonly outcome: RunOutcome;
      /** Set where it was left paused. */
      readonly paused?: Paused;
      /** Absolute paths, in the order in which they were written. */
      readonly written: readonly string[];
      /** Results that were kept from earlier runs. */
      readonly reused: number;
      readonly failures: readonly { readonly title: string; readonly failure: Failure }[];
      readonly cost: RunCost;
    };

/** Runs a pipeline to its end, or until it is left paused. Throws only when the engine itself cannot. */
export async function runPipeline(options: Options): Promise<RunReport> {
  const { client, pipeline, runId, signal, onEvent } = options;
  const report = createReport(titlesOf(pipeline));
  const cancel = (): Promise<unknown> => client.runs.cancel({ runId }).catch(() => undefined);
  const onAbort = (): void => void cancel();
  let { afterSeq } = options;
  const follow = async (): Promise<void> => {
    for await (const page of await client.runs.events({ runId, afterSeq }))
      for (const event of page) {
        afterSeq = event.seq;
        onEvent(event);
        report.add(event);
      }
  };
  try {
    for (let begin: BeginRun | undefined = options.begin; begin !== undefined;) {
      signal.addEventListener('abort', onAbort, { once: true });
      const started = await begin(client.runs);
      if (!started.ok) return { kind: 'refused', problems: started.problems };
      if (signal.aborted) onAbort();
      await follow();
      const { paused } = report.end();
      begin = paused === undefined ? undefined : await options.onPaused(paused);
      if (paused === undefined || !signal.aborted) continue;
      // Stopped while it was asked how to go on.
      await cancel();
      await follow();
      break;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  return { ...report.end(), runId };
}

type Ended = Extract<RunReport, { readonly kind: 'ended' }>;

/** Collects what a run came to from its events. */
function createReport(titles: { readonly [id: string]: string }) {
  const written: string[] = [];
  const failures: Ended['failures'][number][] = [];
  let reused = 0;
  let outcome: RunOutcome = 'failed';
  let cost = noCost;
  let paused: Paused | undefined;
  return {
    add: (event: RunEvent): void => {
      switch (event.type) {
        case 'task.exported':
          written.push(event.filePath);
          break;
        case 'task.succeeded':
          if (event.reused) reused += 1;
          cost = addCost(cost, event.cost);
          break;
        case 'task.failed':
          // What is passed on is not how the run ends: its node says it.
          if (event.outputs === undefined)
            failures.push({ title: titles[event.nodeId] ?? event.nodeId, failure: event.failure });
          cost = addCost(cost, event.cost === undefined ? 0 : event.cost);
          break;
        case 'run.paused':
          paused = event;
          break;
        case 'run.resumed':
          // What had failed runs again.
          failures.length = 0;
          paused = undefined;
          break;
        case 'run.finished':
          paused = undefined;
          outcome = event.outcome;
          break;
        default:
      }
    },
    end: (): Omit<Ended, 'runId'> => ({
      kind: 'ended',
      outcome,
      ...(paused === undefined ? {} : { paused }),
      written,
      reused,
      failures,
      cost,
    }),
  };
}

/** The titles of a pipeline's nodes by id, as messages name them. */
export function titlesOf(pipeline: Pipeline): { readonly [id: string]: string } {
  return Object.fromEntries(nodesOf(pipeline.graph).map((node) => [node.id, titleOf(node)]));
}
