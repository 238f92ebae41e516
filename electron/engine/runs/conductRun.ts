import { ownValue } from '../../../shared/domain/json.ts';
import { FailureError, isUnended, toFailure } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { findSecretRef } from '../../../shared/domain/secretRef.ts';
import { textValue, type PortValues, type Value } from '../../../shared/domain/values.ts';
import { isInlineFile, readInlineValue, toInlineValue } from '../../../shared/graph/inlineValue.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import {
  taskKey,
  type RunEventBody,
  type RunOutcome,
  type TaskRef,
} from '../../../shared/run/events.ts';
import type { Money } from '../money/createMoney.ts';
import type { Written } from '../files/exportFile.ts';
import { resolveFile } from '../files/fileResolver.ts';
import type { Member } from '../schedule/dispatcher.ts';
import { runTasks } from '../schedule/runTasks.ts';
import type { NamedSecrets } from '../secrets/namedSecrets.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { ResultCache } from '../store/resultCache.ts';
import type { EventBus } from './eventBus.ts';
import { noteFetched } from './fetchedFiles.ts';
import { isCanceled, isLeaving } from './leaving.ts';
import { cancelBegun, type EndBegunOptions } from './endBegun.ts';
import type { EndLater } from './endLater.ts';
import { createLineage } from './lineage.ts';
import { createRunPurse } from '../money/purse.ts';
import { createTaskSpend, type TaskSpend } from '../money/taskSpend.ts';
import { createAttempts } from './createAttempts.ts';
import { createNodeContext } from './nodeContexts.ts';
import type { Timers } from './poller.ts';
import type { Predictor } from './predictor.ts';
import type { RunPause } from './runPause.ts';
import { mayGoOn, type RunProgress } from './runProgress.ts';
import { createRunReuse } from './runReuse.ts';
import { createSampling } from './runScope.ts';
import type { RunRequest } from './runRequest.ts';
import { startOwnLimit } from './timeLimit.ts';
import type { Trainer } from './trainer.ts';

export type ConductOptions = EndBegunOptions & {
  readonly bus: EventBus;
  readonly store: ArtifactStore;
  readonly predictor: Predictor;
  readonly trainer: Trainer;
  readonly cache: ResultCache;
  readonly secrets: NamedSecrets;
  /** What samples have written of which a run makes the rest. */
  readonly sampledFiles: (request: RunRequest) => Promise<Written['sampled']>;
  readonly timers: Timers;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly endLater: Pick<EndLater, 'note'>;
};

export type ConductedRun = {
  readonly request: RunRequest;
  readonly plan: Plan;
  readonly progress: RunProgress;
  readonly signal: AbortSignal;
  readonly member: Member;
  readonly pause: RunPause;
};

/** The lane of tasks that call no provider. */
export const localLane = 'local';

/**
 * Runs to the end, or until it is paused and nothing of it goes on; never rejects. A run that was left for the next
 * start says nothing more.
 */
export async function conductRun(options: ConductOptions, run: ConductedRun): Promise<void> {
  const { bus } = options;
  const { request, plan, signal, progress, member, pause } = run;
  const { runId } = request;
  const attempts = createAttempts({ ...options, plan, progress });
  // Of a task that is tried again, what the attempt before has begun.
  const fetched = new Map(progress.fetched);
  const reached = { ...progress, fetched, ...(attempts && { begun: attempts.begun }) };
  /** Tasks that failed while something of them may go on: a failed run picks it up where it is resumed. */
  const given = new Set<string>();
  const publish = (body: RunEventBody): void => {
    // What ends only because Patchbay does has not ended: it is picked up at the next start.
    if (isLeaving(signal) && isEnding(body)) return;
    attempts?.note(body);
    noteFetched(fetched, body);
    if (body.type === 'task.failed') {
      if (isUnended(body.failure)) options.endLater.note(runId, taskKey(body));
      else if (mayGoOn(body.failure)) given.add(taskKey(body));
    }
    bus.publish(runId, body);
  };
  const publishDurably = (body: RunEventBody): Promise<void> => {
    attempts?.note(body);
    noteFetched(fetched, body);
    return bus.publishDurably(runId, body);
  };
  const services = { ...options, publish, publishDurably };
  const lineage = createLineage();
  const swept = new Map<string, Promise<void>>();
  let written: Promise<Written> | undefined;
  const findWritten = async (): Promise<Written> => {
    const begun = { since: Infinity, taken: new Set<string>() };
    return { ...(progress.resumed ?? begun), sampled: await options.sampledFiles(request) };
  };
  const spends = new Map<string, TaskSpend>();
  const purse = createRunPurse({ ...pause, signal });
  const reuse = createRunReuse(options.cache, { request, progress });
  const openSpend = (ref: TaskRef): TaskSpend => {
    const key = taskKey(ref);
    const spend = createTaskSpend(options.money, purse, { runId, taskKey: key });
    spends.set(key, spend);
    return spend;
  };
  const sampled = createSampling(request, plan);
  const outcome = await runTasks({
    plan,
    portsOf: (node) => portsOf(node, request.pipeline),
    signal,
    member,
    laneOf,
    finished: progress.finished,
    reuse,
    attempts,
    inlineValues: (node) => inlineValues(options, request, node),
    execute: async (node, item) => {
      const type = findNodeType(node.type);
      if (type === undefined) return {};
      const source = lineage.sourceOf(item.arrived);
      const isModel = type.category === 'model';
      const spend = isModel ? openSpend({ nodeId: node.id, path: item.path }) : undefined;
      // Work at a provider has its limits there.
      const limit = isModel ? undefined : startOwnLimit(options.timers, node, signal);
      const context = createNodeContext(services, {
        request,
        node,
        item,
        signal: limit?.signal ?? signal,
        progress: reached,
        ...(spend && { spend }),
        swept,
        written: () => (written ??= findWritten()),
        requireGoing: pause.requireGoing,
        priority: member.priority,
        sourceOf: (value) => lineage.sourceOf({ value }) ?? source,
      });
      const call = { settings: node.settings, inputs: item.inputs, context };
      const outputs = isModel ? purse.during(() => type.execute(call)) : type.execute(call);
      return sampled(node, await (limit === undefined ? outputs : limit.within(outputs)));
    },
    isBegun: (ref) => reached.begun.has(taskKey(ref)),
    endBegun: (ref) => {
      const key = taskKey(ref);
      const earlier = reached.begun.get(key);
      if (earlier === undefined || earlier.hasExpired || !isCanceled(signal)) return undefined;
      return cancelBegun(options, { runId, key, pipeline: request.pipeline, earlier });
    },
    onOutputs: (node, item, outputs) => lineage.remember(node, item.arrived, outputs),
    costOf: (ref) => {
      const key = taskKey(ref);
      const spend = spends.get(key);
      spends.delete(key);
      return spend === undefined ? 0 : spend.cost();
    },
    publish,
  }).catch((error: unknown): RunOutcome | 'paused' => {
    process.emitWarning(`Run ${runId} broke off: ${toFailure(error).message}`);
    return 'failed';
  });
  member.leave();
  await reuse.close();
  if (outcome === 'paused') return;
  if (isCanceled(signal)) for (const key of given) options.endLater.note(runId, key);
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

/**
 * The values typed on a node; at once unless files or secrets must be found for them. Throws, or rejects, for one that
 * its port does not take, and for a secret that is not there.
 */
export function inlineValues(
  { store, secrets }: Pick<ConductOptions, 'store' | 'secrets'>,
  request: Pick<RunRequest, 'pipeline' | 'pipelinePath'>,
  node: GraphNode,
): PortValues | Promise<PortValues> {
  const values: { [port: string]: Value } = {};
  const found: Promise<void>[] = [];
  const resolve = (file: Parameters<typeof resolveFile>[1]): ReturnType<typeof resolveFile> =>
    resolveFile(store, file, request.pipelinePath);
  const isModel = findNodeType(node.type)?.category === 'model';
  for (const port of portsOf(node, request.pipeline).inputs) {
    const typed = ownValue(node.inputs, port.name) ?? (isModel ? undefined : port.default);
    if (typed === undefined || typed === null) continue;
    const at = { type: port.type, port: port.name };
    const later = (value: Promise<Value>): void => {
      found.push(
        value.then((known) => {
          values[port.name] = known;
        }),
      );
    };
    const reference = port.widget.kind === 'secret' ? findSecretRef(typed) : undefined;
    if (reference !== undefined) later(secrets.get(reference.secret, port.name).then(textValue));
    else if (isInlineFile(typed, port.type)) later(toInlineValue(typed, at, resolve));
    else values[port.name] = readInlineValue(typed, at);
  }
  return found.length === 0 ? values : Promise.all(found).then(() => values);
}
