import { join } from 'node:path';
import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { nodesOf, type GraphNode } from '../../../shared/domain/graph.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { isInlineFile, readInlineValue, toInlineValue } from '../../../shared/graph/inlineValue.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { safeFolder } from '../../../shared/nodes/safeNames.ts';
import { taskKey, type RunEventBody, type RunOutcome } from '../../../shared/run/events.ts';
import type { Money } from '../money/createMoney.ts';
import { sweepDrafts } from '../files/exportFile.ts';
import { resolveFile } from '../files/fileResolver.ts';
import type { Dispatcher } from '../schedule/dispatcher.ts';
import { runTasks } from '../schedule/runTasks.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { ResultCache } from '../store/resultCache.ts';
import type { EventBus } from './eventBus.ts';
import { isLeaving } from './leaving.ts';
import { createLineage } from './lineage.ts';
import { createTaskSpend, type TaskSpend } from '../money/taskSpend.ts';
import { createNodeContext } from './nodeContexts.ts';
import type { Predictor } from './predictor.ts';
import type { RunProgress } from './runProgress.ts';
import { createRunReuse } from './runReuse.ts';
import type { RunRequest } from './runRequest.ts';
import type { Trainer } from './trainer.ts';

export type ConductOptions = {
  readonly bus: EventBus;
  readonly store: ArtifactStore;
  readonly predictor: Predictor;
  readonly trainer: Trainer;
  readonly dispatcher: Dispatcher;
  readonly money: Money;
  readonly cache: ResultCache;
};

export type ConductedRun = {
  readonly request: RunRequest;
  readonly plan: Plan;
  readonly progress: RunProgress;
  readonly signal: AbortSignal;
};

/** The lane of tasks that call no provider. */
export const localLane = 'local';

/** Runs to the end and never rejects. A run that was left for the next start says nothing more. */
export async function conductRun(options: ConductOptions, run: ConductedRun): Promise<void> {
  const { bus, store } = options;
  const { request, plan, signal, progress } = run;
  const { runId } = request;
  const publish = (body: RunEventBody): void => {
    // What ends only because Patchbay does has not ended: it is picked up at the next start.
    if (isLeaving(signal) && isEnding(body)) return;
    bus.publish(runId, body);
  };
  const publishDurably = (body: RunEventBody): Promise<void> => bus.publishDurably(runId, body);
  for (const folder of exportFolders(request, plan)) await sweepDrafts(folder, Date.now(), runId);
  const lineage = createLineage();
  const spends = new Map<string, TaskSpend>();
  const member = options.dispatcher.join();
  const reuse = createRunReuse(options.cache, { request, progress });
  const outcome = await runTasks({
    plan,
    portsOf: (node) => portsOf(node, { models: request.pipeline.models }),
    signal,
    member,
    laneOf,
    finished: progress.finished,
    reuse,
    inlineValues: (node) => inlineValues(store, request, node),
    execute: async (node, item) => {
      const type = findNodeType(node.type);
      if (type === undefined) return {};
      const key = taskKey({ nodeId: node.id, path: item.path });
      const spend = createTaskSpend(options.money, { runId, taskKey: key });
      spends.set(key, spend);
      const sourceName = lineage.nameOf(item.arrived);
      const context = createNodeContext(
        { ...options, publish, publishDurably },
        {
          request,
          node,
          item,
          signal,
          progress,
          spend,
          sourceNameOf: (value) => lineage.nameOf({ value }) || sourceName,
        },
      );
      return type.execute({ settings: node.settings, inputs: item.inputs, context });
    },
    onOutputs: (node, item, outputs) => lineage.remember(node, item.arrived, outputs),
    costOf: (ref) => {
      const key = taskKey(ref);
      const spend = spends.get(key);
      spends.delete(key);
      return spend === undefined ? 0 : spend.cost();
    },
    publish,
  }).catch((error: unknown): RunOutcome => {
    process.emitWarning(`Run ${runId} broke off: ${toFailure(error).message}`);
    return 'failed';
  });
  member.leave();
  await reuse.close();
  publish({
    type: 'run.finished',
    outcome: signal.reason instanceof FailureError ? 'failed' : outcome,
  });
  // What a run that was left has reserved is settled when it is picked up.
  if (!isLeaving(signal)) endMoney(options.money, runId);
}

/** What cannot be ended now, as on a full disk, is swept at the next start. */
function endMoney({ ledger }: Money, runId: RunId): void {
  try {
    ledger.endRun(runId);
  } catch (error) {
    process.emitWarning(
      `What run ${runId} has reserved is settled at the next start: ${toFailure(error).message}`,
    );
  }
}

function isEnding(body: RunEventBody): boolean {
  return (
    body.type === 'task.failed' || body.type === 'task.skipped' || body.type === 'run.finished'
  );
}

function laneOf({ type, settings: { provider } }: GraphNode): string {
  const isModel = findNodeType(type)?.category === 'model';
  return isModel && typeof provider === 'string' ? provider : localLane;
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

/** The values typed on a node; at once unless there are files among them. Throws, or rejects, for one that its port does not take. */
export function inlineValues(
  store: ArtifactStore,
  request: Pick<RunRequest, 'pipeline' | 'pipelinePath'>,
  node: GraphNode,
): PortValues | Promise<PortValues> {
  const values: { [port: string]: Value } = {};
  const files: Promise<void>[] = [];
  const resolve = (file: Parameters<typeof resolveFile>[1]): ReturnType<typeof resolveFile> =>
    resolveFile(store, file, request.pipelinePath);
  for (const port of portsOf(node, { models: request.pipeline.models }).inputs) {
    const typed =
      node.inputs[port.name] ??
      (findNodeType(node.type)?.category === 'model' ? undefined : port.default);
    if (typed === undefined || typed === null) continue;
    const at = { type: port.type, port: port.name };
    if (isInlineFile(typed, port.type))
      files.push(
        toInlineValue(typed, at, resolve).then((value) => {
          values[port.name] = value;
        }),
      );
    else values[port.name] = readInlineValue(typed, at);
  }
  return files.length === 0 ? values : Promise.all(files).then(() => values);
}
