import { canceled, toFailure } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { toRunId, type NodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import type { Fingerprint } from '../../../shared/graph/fingerprint.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { taskKey, type RunEventBody } from '../../../shared/run/events.ts';
import type { PlannedTask } from '../../../shared/run/plannedTask.ts';
import { reuseReasonOf, type ReuseReason } from '../../../shared/run/reuseReason.ts';
import { createDispatcher } from '../schedule/dispatcher.ts';
import { runTasks, type Item, type Reused } from '../schedule/runTasks.ts';
import type { NamedSecrets } from '../secrets/namedSecrets.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { FoundResult, ResultCache } from '../store/resultCache.ts';
import { inlineValues } from './conductRun.ts';
import { createAttempts } from './createAttempts.ts';
import { createNodeContext } from './nodeContexts.ts';
import { createPlanNotes } from './planNotes.ts';
import { createIdleGate } from './idleGate.ts';
import { systemTimers } from './poller.ts';
import { noProgress } from './runProgress.ts';
import type { RunRequest } from './runRequest.ts';
import { createTaskNames } from './runReuse.ts';
import { createFreshness, createSampling } from './runScope.ts';

/** What is asked: a run that has no id yet, and writes nothing. */
export type PlanRequest = Omit<RunRequest, 'runId' | 'outputFolder'>;

type Services = {
  readonly store: ArtifactStore;
  readonly cache: ResultCache;
  readonly secrets: NamedSecrets;
};

/** Tasks that are looked at at once. */
const atOnce = 16;

/** The lane of tasks that would run at a provider: they only wait there, however many they are. */
const sendLane = 'send';

/**
 * Goes through the tasks of a plan without sending anything: local nodes run, earlier results are looked up, and what
 * is behind a task that would run is known only as "upstream will run". It is told so after all else has ended: by then
 * every list is known that can be, and with it how many tasks wait. Files that are named are read into the store.
 */
export async function planTasks(
  options: Services,
  request: PlanRequest,
  plan: Plan,
): Promise<readonly PlannedTask[]> {
  const { store, cache } = options;
  const { signal } = new AbortController();
  const names = createTaskNames(request);
  const isFresh = createFreshness(request);
  const sampled = createSampling(request, plan);
  const notes = createPlanNotes(plan, request.pipeline, Date.now());
  const reasons = new Map<string, ReuseReason>();
  const gate = createIdleGate();

  const lookUp = async (
    node: GraphNode,
    item: Item,
    fingerprint: Fingerprint,
  ): Promise<Reused | undefined> => {
    const found = await cache.find(fingerprint.id);
    if (found.kind === 'hit') {
      notes.reuses(node.id, reuseReasonOf(node, found.at));
      return { outputs: found.outputs, from: { runId: found.runId, at: found.at } };
    }
    const before = cache.latestParts(names.placeOf(node, item));
    reasons.set(keyOf(node, item), missReason({ node, found, before, after: fingerprint.parts }));
    return undefined;
  };

  await runTasks({
    plan,
    portsOf: (node) => portsOf(node, { models: request.pipeline.models }),
    signal,
    member: createDispatcher((lane) => (lane === sendLane ? Infinity : atOnce)).join(),
    laneOf: (node) => (isModel(node) ? sendLane : 'plan'),
    inlineValues: (node) => {
      const values = inlineValues(options, request, node);
      return values instanceof Promise ? gate.busy(() => values) : values;
    },
    // What fails on this computer is passed on as it would be in a run.
    attempts: createAttempts({ plan, progress: noProgress, timers: systemTimers, random: () => 0 }),
    reuse: {
      seek: (node, item) => {
        const fingerprint = names.nameOf(node, item);
        if (fingerprint === undefined) return undefined;
        if (isFresh(node)) reasons.set(keyOf(node, item), { kind: 'again' });
        else return () => gate.busy(() => lookUp(node, item, fingerprint));
        return undefined;
      },
      keep: () => {},
    },
    execute: async (node, item) => {
      const call = { request, node, item, store, signal };
      if (!isModel(node)) {
        const isSink = findNodeType(node.type)?.sink ?? true;
        return sampled(node, isSink ? {} : await gate.busy(() => execute(call, refuse)));
      }
      const reason = reasons.get(keyOf(node, item)) ?? { kind: 'first' };
      const input = node.type === 'prediction' ? await gate.busy(() => inputOf(call)) : undefined;
      notes.sends(node.id, { reason, input });
      await gate.idle();
      throw canceled();
    },
    publish: (event) => note(event),
  });
  return notes.list();

  function note(event: RunEventBody): void {
    if (event.type === 'task.succeeded' && !event.reused) notes.works(event.nodeId);
    if (event.type === 'task.skipped') notes.skipped(event.nodeId, event);
    if (event.type === 'task.failed' && event.failure.kind !== 'canceled')
      notes.fails(event.nodeId, event.failure.message);
  }
}

function isModel({ type }: GraphNode): boolean {
  return findNodeType(type)?.category === 'model';
}

type Call = {
  readonly request: PlanRequest;
  readonly node: GraphNode;
  readonly item: Item;
  readonly store: ArtifactStore;
  readonly signal: AbortSignal;
};

type Remote = Parameters<typeof createNodeContext>[0]['predictor'];

const refuse: Remote = { run: () => Promise.reject(canceled()) };

async function execute(
  { request, node, item, store, signal }: Call,
  predictor: Remote,
): Promise<PortValues> {
  const type = findNodeType(node.type);
  if (type === undefined) return {};
  const context = createNodeContext(
    {
      store,
      predictor,
      trainer: { run: () => Promise.reject(canceled()) },
      publish: () => {},
      publishDurably: () => Promise.resolve(),
    },
    {
      request: { ...request, runId: toRunId('plan'), outputFolder: '' },
      node,
      item,
      signal,
      progress: noProgress,
      sourceOf: () => undefined,
      swept: new Map(),
    },
  );
  return type.execute({ settings: node.settings, inputs: item.inputs, context });
}

/** The input that a prediction would be sent with, files by their hash; undefined where it would not get that far. */
async function inputOf(call: Call): Promise<JsonObject | undefined> {
  let input: JsonObject | undefined;
  await execute(call, {
    run: (prediction) => {
      input = prediction.buildInput((artifact) => `artifact:${artifact.id}`);
      return Promise.reject(canceled());
    },
  }).catch((error: unknown) => toFailure(error));
  return input;
}

function missReason({
  node,
  found,
  before,
  after,
}: {
  readonly node: GraphNode;
  readonly found: Exclude<FoundResult, { readonly kind: 'hit' }>;
  readonly before: Fingerprint['parts'] | undefined;
  readonly after: Fingerprint['parts'];
}): ReuseReason {
  switch (found.kind) {
    case 'lost':
      return found;
    case 'expired': {
      const reason = reuseReasonOf(node, found.at);
      return reason.kind === 'unpinned' ? { ...reason, kind: 'expired' } : { kind: 'first' };
    }
    case 'miss':
      return before === undefined ? { kind: 'first' } : { kind: 'changed', before, after };
  }
}

function keyOf({ id: nodeId }: { readonly id: NodeId }, { path }: Item): string {
  return taskKey({ nodeId, path });
}
