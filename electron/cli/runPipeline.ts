import type { Failure } from '../../shared/domain/failure.ts';
import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { addCost, noCost, type RunCost } from '../../shared/run/runCost.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import type { StartedRun } from '../../shared/api/types.ts';
import type { RunEvent, RunOutcome } from '../../shared/run/events.ts';
import type { EngineClient } from '../engine/engine.ts';

type Options = {
  readonly client: EngineClient;
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  /** Starts the run, or goes on with it. */
  readonly begin: (runs: EngineClient['runs']) => Promise<StartedRun>;
  /** Events up to this one were before it went on; 0 for a new run. */
  readonly afterSeq: number;
  /** Aborting cancels the run, also at the provider; the run then ends as canceled. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
};

/** How a run went. */
export type RunReport =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'ended';
      readonly runId: RunId;
      readonly outcome: RunOutcome;
      /** Absolute paths, in the order in which they were written. */
      readonly written: readonly string[];
      /** Results that were kept from earlier runs. */
      readonly reused: number;
      readonly failures: readonly { readonly title: string; readonly failure: Failure }[];
      readonly cost: RunCost;
    };

/** Runs a pipeline to its end. Throws only when the engine itself cannot. */
export async function runPipeline(options: Options): Promise<RunReport> {
  const { client, pipeline, runId, afterSeq, signal, onEvent } = options;
  const started = await options.begin(client.runs);
  if (!started.ok) return { kind: 'refused', problems: started.problems };
  const report = createReport(titlesOf(pipeline));
  const cancel = (): void => void client.runs.cancel({ runId }).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    for await (const event of await client.runs.events({ runId, afterSeq })) {
      onEvent(event);
      report.add(event);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
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
        case 'run.finished':
          outcome = event.outcome;
          break;
        default:
      }
    },
    end: (): Omit<Ended, 'runId'> => ({ kind: 'ended', outcome, written, reused, failures, cost }),
  };
}

/** The titles of a pipeline's nodes by id, as messages name them. */
export function titlesOf(pipeline: Pipeline): { readonly [id: string]: string } {
  return Object.fromEntries(nodesOf(pipeline.graph).map((node) => [node.id, titleOf(node)]));
}
