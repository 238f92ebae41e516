import { toFailure, FailureError } from '../../../shared/domain/failure.ts';
import type { GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { toInlineValue } from '../../../shared/graph/inlineValue.ts';
import { planRun, type Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { StartedRun } from '../../../shared/api/types.ts';
import { resolveFile } from '../files/fileResolver.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { Journal } from '../store/journal.ts';
import type { EventBus } from './eventBus.ts';
import { createLineage } from './lineage.ts';
import { createNodeContext } from './nodeContexts.ts';
import type { Preflight } from './preflight.ts';
import type { Predictor } from './predictor.ts';
import { runPlan } from './scheduler.ts';
import { createSemaphore } from './semaphore.ts';

/** What to run: the pipeline as it is now, frozen by the call. */
export type RunRequest = {
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  /** Relative files are looked for beside it. */
  readonly pipelinePath: string | null;
  readonly target?: readonly NodeId[];
  readonly outputFolder: string;
};

/** Starts, watches and cancels runs. */
export type Runner = {
  /** Every problem that keeps the pipeline from running; spends nothing. */
  check(request: Omit<RunRequest, 'runId' | 'outputFolder'>): Promise<readonly Problem[]>;
  /** Resolves once the run is on disk and under way, or with every problem. */
  start(request: RunRequest): Promise<StartedRun>;
  /** Ends the run, also at the provider; resolves when it has ended. False when it is not live. */
  cancel(runId: RunId): Promise<boolean>;
  readonly live: ReadonlySet<RunId>;
  close(): Promise<void>;
};

export type RunnerOptions = {
  readonly journal: Journal;
  readonly bus: EventBus;
  readonly store: ArtifactStore;
  readonly predictor: Predictor;
  readonly preflight: Preflight;
  readonly live: Map<RunId, LiveRun>;
};

/** A run under way in this process. */
export type LiveRun = { readonly controller: AbortController; readonly ended: Promise<void> };

const tasksAtOnce = 32;

/** Wires the runner. */
export function createRunner(options: RunnerOptions): Runner {
  const { journal, live, bus } = options;

  const examine = async (
    request: Omit<RunRequest, 'runId' | 'outputFolder'>,
  ): Promise<{ readonly plan: Plan; readonly problems: readonly Problem[] }> => {
    const { plan, report } = planRun(request);
    const far = await options.preflight(plan, request);
    return { plan, problems: [...report.problems, ...far] };
  };

  const start = async (request: RunRequest): Promise<StartedRun> => {
    const { runId } = request;
    if (journal.has(runId)) {
      throw new FailureError({
        kind: 'invalid-input',
        message: `The run id "${runId}" is taken: start the run with a new id.`,
      });
    }
    const { plan, problems } = await examine(request);
    if (problems.length > 0) return { ok: false, problems };
    journal.begin({ runId, pipeline: request.pipeline, pipelinePath: request.pipelinePath });
    const controller = new AbortController();
    bus.publish(runId, {
      type: 'run.started',
      pipelineName: request.pipeline.name,
      nodes: plan.order,
    });
    const ended = conduct(options, { request, plan, signal: controller.signal }).finally(() =>
      live.delete(runId),
    );
    live.set(runId, { controller, ended });
    return { ok: true, runId, warnings: [] };
  };

  const cancel = async (runId: RunId): Promise<boolean> => {
    const run = live.get(runId);
    if (run === undefined) return false;
    run.controller.abort();
    await run.ended;
    return true;
  };

  return {
    check: async (request) => (await examine(request)).problems,
    start,
    cancel,
    get live() {
      return new Set(live.keys());
    },
    close: async () => {
      await Promise.all([...live.keys()].map(cancel));
    },
  };
}

type Conducted = {
  readonly request: RunRequest;
  readonly plan: Plan;
  readonly signal: AbortSignal;
};

async function conduct(options: RunnerOptions, run: Conducted): Promise<void> {
  const { request, plan, signal } = run;
  const publish = (body: Parameters<EventBus['publish']>[1]): void => {
    options.bus.publish(request.runId, body);
  };
  const lineage = createLineage(request.pipeline.graph);
  try {
    const outcome = await runPlan({
      plan,
      ports: { models: request.pipeline.models },
      signal,
      places: createSemaphore(tasksAtOnce),
      inlineValues: (node) => inlineValues(options, request, node),
      execute: async (node, item) => {
        const type = findNodeType(node.type);
        if (type === undefined) return {};
        const sourceName = lineage.nameFor(node.id, item.inputs);
        const context = createNodeContext(
          { ...options, publish },
          { request, node, item, signal, sourceName },
        );
        const outputs = await type.execute({
          settings: node.settings,
          inputs: item.inputs,
          context,
        });
        lineage.remember(node, sourceName, outputs);
        return outputs;
      },
      publish,
    });
    publish({ type: 'run.finished', outcome });
  } catch (error) {
    // Only the journal itself can fail here: a full disk. The run ends, and says so if it still can.
    reportBrokenRun(options, request.runId, error);
  }
}

function reportBrokenRun(options: RunnerOptions, runId: RunId, error: unknown): void {
  options.live.get(runId)?.controller.abort();
  try {
    options.bus.publish(runId, { type: 'run.finished', outcome: 'failed' });
  } catch {
    process.emitWarning(
      `The run ${runId} could not be written to the journal: ${toFailure(error).message}`,
    );
  }
}

async function inlineValues(
  options: RunnerOptions,
  request: RunRequest,
  node: GraphNode,
): Promise<PortValues> {
  const values: { [port: string]: Value } = {};
  const resolve = (file: Parameters<typeof resolveFile>[1]): ReturnType<typeof resolveFile> =>
    resolveFile(options.store, file, request.pipelinePath);
  for (const port of portsOf(node, { models: request.pipeline.models }).inputs) {
    const typed = node.inputs[port.name] ?? (node.type === 'prediction' ? undefined : port.default);
    if (typed === undefined || typed === null) continue;
    values[port.name] = await toInlineValue(typed, { type: port.type, port: port.name }, resolve);
  }
  return values;
}
