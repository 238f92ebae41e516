import { join } from 'node:path';
import { canceled, FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { nodesOf, type GraphNode } from '../../../shared/domain/graph.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { toInlineValue } from '../../../shared/graph/inlineValue.ts';
import { planRun, type Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { safeFolder } from '../../../shared/nodes/safeNames.ts';
import type { StartedRun } from '../../../shared/api/types.ts';
import type { RunEventBody, RunOutcome } from '../../../shared/run/events.ts';
import { sweepDrafts } from '../files/exportFile.ts';
import { resolveFile } from '../files/fileResolver.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { runIdTaken, type Journal } from '../store/journal.ts';
import type { EventBus } from './eventBus.ts';
import { createLineage } from './lineage.ts';
import { createNodeContext } from './nodeContexts.ts';
import type { RunRequest } from './runRequest.ts';
import type { Preflight } from './preflight.ts';
import type { Predictor } from './predictor.ts';
import type { Trainer } from './trainer.ts';
import { runPlan } from './scheduler.ts';
import { createSemaphore } from './semaphore.ts';

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
  readonly trainer: Trainer;
  readonly preflight: Preflight;
  readonly live: Map<RunId, LiveRun>;
};

/** A run under way in this process. */
export type LiveRun = { readonly controller: AbortController; readonly ended: Promise<void> };

const tasksAtOnce = 32;

/** Wires the runner. */
export function createRunner(options: RunnerOptions): Runner {
  const { journal, live, bus } = options;
  /** Runs that are being examined: a cancel reaches them too. */
  const starting = new Map<RunId, AbortController>();
  let closed = false;

  const examine = async (
    request: Omit<RunRequest, 'runId' | 'outputFolder'>,
  ): Promise<{ readonly plan: Plan; readonly problems: readonly Problem[] }> => {
    const { plan, report } = planRun(request);
    const far = await options.preflight(plan, request);
    return { plan, problems: [...report.problems, ...far] };
  };

  const begin = (request: RunRequest, plan: Plan, controller: AbortController): void => {
    const { runId, pipeline, pipelinePath } = request;
    journal.begin({ runId, pipeline, pipelinePath });
    bus.publish(runId, { type: 'run.started', pipelineName: pipeline.name, nodes: plan.order });
    const ended = conduct(options, { request, plan, controller }).then((failure) => {
      live.delete(runId);
      bus.end(runId, failure);
    });
    live.set(runId, { controller, ended });
  };

  const start = async (request: RunRequest): Promise<StartedRun> => {
    const { runId } = request;
    if (closed) throw canceled('Patchbay is closing.');
    if (starting.has(runId) || journal.has(runId)) throw runIdTaken(runId);
    const controller = new AbortController();
    starting.set(runId, controller);
    try {
      const { plan, problems } = await examine(request);
      if (controller.signal.aborted) throw canceled('The run was canceled before it began.');
      if (problems.length > 0) return { ok: false, problems };
      begin(request, plan, controller);
      return { ok: true, runId, warnings: [] };
    } finally {
      starting.delete(runId);
    }
  };

  const cancel = async (runId: RunId): Promise<boolean> => {
    const run = live.get(runId);
    const controller = run?.controller ?? starting.get(runId);
    controller?.abort();
    await run?.ended;
    return controller !== undefined;
  };

  return {
    check: async (request) => (await examine(request)).problems,
    start,
    cancel,
    get live() {
      return new Set(live.keys());
    },
    close: async () => {
      closed = true;
      await Promise.all([...starting.keys(), ...live.keys()].map(cancel));
    },
  };
}

type Conducted = {
  readonly request: RunRequest;
  readonly plan: Plan;
  readonly controller: AbortController;
};

/** Runs to the end and never rejects. Gives the failure that kept the end itself from being journalled. */
async function conduct(
  options: RunnerOptions,
  { request, plan, controller }: Conducted,
): Promise<FailureError | undefined> {
  const { signal } = controller;
  // Only a full or broken disk can fail here. What is not on disk must not go on: the tasks end by the signal.
  const publish = (body: RunEventBody): void => {
    try {
      options.bus.publish(request.runId, body);
    } catch (error) {
      controller.abort(new FailureError(toFailure(error), error));
    }
  };
  const lineage = createLineage(request.pipeline.graph);
  for (const folder of exportFolders(request, plan)) await sweepDrafts(folder, Date.now());
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
        {
          request,
          node,
          item,
          signal,
          sourceNameOf: (value) => lineage.nameFor(node.id, { value }),
        },
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
  }).catch((error: unknown): RunOutcome => {
    controller.abort(new FailureError(toFailure(error), error));
    return 'failed';
  });
  return finish(options, request.runId, signal.reason instanceof FailureError ? 'failed' : outcome);
}

/** The folders that this run's downloads write into. */
function exportFolders({ outputFolder }: RunRequest, plan: Plan): ReadonlySet<string> {
  const downloads = nodesOf(plan.graph).filter((node) => node.type === 'download');
  return new Set(
    downloads.map(({ settings: { folder } }) =>
      join(outputFolder, ...safeFolder(typeof folder === 'string' ? folder : '')),
    ),
  );
}

function finish(
  options: RunnerOptions,
  runId: RunId,
  outcome: RunOutcome,
): FailureError | undefined {
  try {
    options.bus.publish(runId, { type: 'run.finished', outcome });
    return undefined;
  } catch (error) {
    const failure = toFailure(error);
    process.emitWarning(`The end of run ${runId} is not in the journal: ${failure.message}`);
    return new FailureError(failure, error);
  }
}

/** A model knows its defaults itself; they are shown and never sent. */
function hasOwnDefaults({ type }: GraphNode): boolean {
  return findNodeType(type)?.category === 'model';
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
    const typed = node.inputs[port.name] ?? (hasOwnDefaults(node) ? undefined : port.default);
    if (typed === undefined || typed === null) continue;
    values[port.name] = await toInlineValue(typed, { type: port.type, port: port.name }, resolve);
  }
  return values;
}
