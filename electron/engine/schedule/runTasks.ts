import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  canceled,
  FailureError,
  isUnended,
  toFailure,
  type Failure,
} from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import {
  taskKey,
  type RunEventBody,
  type RunOutcome,
  type TaskRef,
} from '../../../shared/run/events.ts';
import type { Aftermath, Attempts, FailedAttempt } from './attempts.ts';
import { isDeferral } from './deferral.ts';
import type { Member } from './dispatcher.ts';
import { createRests } from './rests.ts';
import { createTaskGraph, type ReadyTask, type Skipped, type TaskGraph } from './taskGraph.ts';
import { withPort } from './withPort.ts';
import { toBecause, type Sentence } from '../../../shared/domain/sentence.ts';
import { say } from '../../../shared/sentences/say.ts';

/** One item of a node: its index path, empty when the node does not map, and its inputs. */
export type Item = {
  readonly path: readonly number[];
  /** As the ports take them. */
  readonly inputs: PortValues;
  /** As they came along the edges, before they were converted. */
  readonly arrived: PortValues;
};

/** An earlier result that stands for a task's own. */
export type Reused = {
  readonly outputs: PortValues;
  /** The run that made it, and when, in milliseconds since 1970. */
  readonly from: { readonly runId: RunId; readonly at: number };
};

/** What is kept of tasks that have succeeded. */
export type Reuse = {
  /** Names the task's result, and gives how to look an earlier one up; undefined where the task is to run whatever there is. */
  seek(node: GraphNode, item: Item): (() => Promise<Reused | undefined>) | undefined;
  /** Keeps the outputs of a task that ran. */
  keep(node: GraphNode, item: Item, outputs: PortValues): void;
};

export type RunTasksOptions = {
  readonly plan: Plan;
  readonly portsOf: (node: GraphNode) => NodePorts;
  readonly signal: AbortSignal;
  readonly member: Member;
  /** The lane that a node's tasks take a place in. */
  readonly laneOf: (node: GraphNode) => string;
  /** The values typed on a node, files resolved; at once where there are no files. */
  readonly inlineValues: (node: GraphNode) => PortValues | Promise<PortValues>;
  readonly execute: (node: GraphNode, item: Item) => Promise<PortValues>;
  /** The outputs of tasks that have succeeded before, by task key: they do not run again and tell nothing. */
  readonly finished?: ReadonlyMap<string, PortValues>;
  /** Says whether the task was begun at a provider before: it is picked up in a paused run too. */
  readonly isBegun?: (ref: TaskRef) => boolean;
  /**
   * Ends what is begun of a task at its provider, as the run was canceled before the task took it up again, and gives how
   * the task failed; undefined where nothing is to be ended.
   */
  readonly endBegun?: (ref: TaskRef) => Promise<Failure> | undefined;
  /** Without it nothing is tried again, and no failure is passed on. */
  readonly attempts?: Attempts | undefined;
  /** What an attempt that has ended has cost in US dollars; null when unknown. */
  readonly costOf?: (ref: TaskRef) => number | null;
  readonly reuse?: Reuse;
  /** Hears of every task's outputs, also of those that are finished already. */
  readonly onOutputs?: (node: GraphNode, item: Item, outputs: PortValues) => void;
  readonly publish: (body: RunEventBody) => void;
};

/** The lane of looking up earlier results. */
export const seekLane = 'seek';

/** Items of a batch that are worked on before later ones begin. */
const chunkLength = 64;

/** Nodes that are placed in one turn of the event loop. */
const placesPerTurn = 128;

/**
 * Runs a plan: every task as soon as all it depends on has ended, branches in parallel, one task per item.
 * A failed task does not stop its siblings; what depends on it is skipped. Resolves to the outcome, never throws.
 * A paused run resolves once nothing of it goes on any more, and has left the dispatcher then.
 */
export async function runTasks(options: RunTasksOptions): Promise<RunOutcome | 'paused'> {
  const { plan, signal, member, publish } = options;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  /** Nodes whose files are being looked for. */
  let placing = 0;
  let isAtRest = false;
  /** What an earlier engine had begun and what was put off since: it waits as all else does. */
  const deferred = new Set<string>();

  const isBegun = (ref: TaskRef): boolean =>
    options.isBegun?.(ref) === true && !deferred.has(taskKey(ref));

  const offer = (
    ready: ReadyTask,
    lane = options.laneOf(ready.task.owner.node),
    begin = work,
  ): void => {
    const { owner, path } = ready.task;
    member.offer({
      lane,
      chunk: Math.floor((path[0] ?? 0) / chunkLength),
      rank: owner.rank,
      goesOn: isBegun(refOf(ready)),
      start: (release) => void begin(ready, release),
      drop: () => stopTask(ready),
    });
  };

  const work = async (ready: ReadyTask, release: () => void): Promise<void> => {
    const { node } = ready.task.owner;
    const ref = refOf(ready);
    if (deferred.size > 0) deferred.delete(taskKey(ref));
    try {
      publish({ type: 'task.started', attempt: attemptsOf(node)?.number(ref) ?? 1, ...ref });
      const outputs = await options.execute(node, itemOf(ready));
      signal.throwIfAborted();
      if (ready.loss === undefined) succeeded(ready, outputs, ref);
      else {
        skip(ref, { because: ready.loss, ...(Object.keys(outputs).length > 0 && { outputs }) });
        graph.fail(ready.task);
      }
    } catch (error) {
      if (isDeferral(error) && !signal.aborted) {
        publish({ type: 'task.deferred', ...ref });
        deferred.add(taskKey(ref));
        offer(ready);
        return;
      }
      const failure = signal.aborted ? endOf(signal, toFailure(error)) : toFailure(error);
      const cost = options.costOf === undefined ? 0 : options.costOf(ref);
      failed(ready, { failure: withPort(failure, options.portsOf(node)), cost, ...ref });
    } finally {
      release();
    }
    if (graph.isDone) resolve();
  };

  const succeeded = (ready: ReadyTask, outputs: PortValues, ref: TaskRef): void => {
    const { task } = ready;
    const { node } = task.owner;
    const item = itemOf(ready);
    const attempts = attemptsOf(node);
    const spent = options.costOf?.(ref) ?? null;
    const cost = attempts === undefined ? spent : attempts.total(ref, spent);
    publish({ type: 'task.succeeded', outputs, reused: false, cost, ...ref });
    options.onOutputs?.(node, item, outputs);
    options.reuse?.keep(node, item, outputs);
    graph.succeed(task, outputs);
  };

  /** A run that stops tries nothing again and passes nothing on. */
  const judge = (node: GraphNode, attempt: FailedAttempt): Aftermath =>
    signal.aborted ? ended : (attemptsOf(node)?.judge(node, attempt) ?? ended);

  const attemptsOf = (node: GraphNode): Attempts | undefined =>
    node.policy === undefined ? undefined : options.attempts;

  /** Tries a task again, passes its failure on or ends it, as the policy of its node says. */
  const failed = (ready: ReadyTask, attempt: FailedAttempt): void => {
    const { task } = ready;
    const { failure, cost, ...ref } = attempt;
    const attempts = attemptsOf(task.owner.node);
    const after = judge(task.owner.node, attempt);
    if (attempts !== undefined && after.kind === 'again') {
      const { waitMs } = after;
      const counted = { attempt: attempts.number(ref), ...spentOf(after.cost), ...ref };
      publish({ type: 'task.retrying', failure, waitMs, ...counted });
      rests.rest(ready, waitMs);
      return;
    }
    const spent = spentOf(attempts === undefined ? cost : attempts.total(ref, cost));
    const passed = after.kind === 'output' ? { outputs: after.outputs } : {};
    publish({ type: 'task.failed', failure, ...spent, ...passed, ...ref });
    if (after.kind !== 'output') {
      graph.fail(task);
      return;
    }
    options.onOutputs?.(task.owner.node, itemOf(ready), after.outputs);
    graph.succeed(task, after.outputs);
  };

  const rests = createRests(options.attempts?.after, (ready) => offer(ready));

  /** Ends the task with an earlier result where there is one; else it takes its place in its lane. */
  const look = async (ready: ReadyTask, seek: () => Promise<Reused | undefined>): Promise<void> => {
    const { task } = ready;
    const { node } = task.owner;
    const ref = refOf(ready);
    // A cache that cannot be read has nothing.
    const found = await seek().catch(() => undefined);
    if (signal.aborted) stopTask(ready);
    else if (found === undefined) offer(ready);
    else {
      const { outputs, from } = found;
      publish({ type: 'task.succeeded', outputs, reused: true, from, cost: 0, ...ref });
      options.onOutputs?.(node, itemOf(ready), outputs);
      graph.succeed(task, outputs);
    }
    if (graph.isDone) resolve();
  };

  const seekOrOffer = (ready: ReadyTask, seek: ReturnType<Reuse['seek']>): void => {
    const { node } = ready.task.owner;
    const waitMs = attemptsOf(node)?.waitMs(refOf(ready));
    if (waitMs !== undefined) rests.rest(ready, waitMs);
    else if (seek === undefined) offer(ready);
    else offer(ready, seekLane, (_, release) => look(ready, seek).finally(release));
  };

  /** Ends what a task has begun at its provider, and the task with it. False where there is nothing to end. */
  const isEnding = (ready: ReadyTask): boolean => {
    const ref = refOf(ready);
    const ending = isBegun(ref) ? options.endBegun?.(ref) : undefined;
    void ending?.then((failure) => {
      failed(ready, { failure, cost: 0, ...ref });
      if (graph.isDone) resolve();
    });
    return ending !== undefined;
  };

  /** Ends a task that the end of its run keeps from beginning. */
  const stopTask = (ready: ReadyTask): void => {
    if (isEnding(ready)) return;
    stopped(refOf(ready));
    graph.fail(ready.task);
  };

  /** A run that has stopped skips for that alone. */
  const skip = (
    ref: TaskRef,
    { because, ...skipped }: Skipped & { readonly outputs?: PortValues },
  ): void => {
    if (signal.aborted) stopped(ref);
    else publish({ type: 'task.skipped', ...toBecause(because), ...skipped, ...ref });
  };

  const stopped = (ref: TaskRef): void => {
    const why = stopFailure(signal, say('failures.runCanceled'));
    publish({ type: 'task.skipped', ...toBecause(why), ...ref });
  };

  const graph: TaskGraph = createTaskGraph(plan, options.portsOf, {
    onReady: (ready) => {
      const { task } = ready;
      const known = options.finished?.get(taskKey(refOf(ready)));
      // Also for what is finished: its result keeps its name.
      const seek = options.reuse?.seek(task.owner.node, itemOf(ready));
      if (known !== undefined) {
        options.onOutputs?.(task.owner.node, itemOf(ready), known);
        graph.succeed(task, known);
      } else if (signal.aborted) stopTask(ready);
      else seekOrOffer(ready, seek);
    },
    onSkipped: (node, path, skipped) => skip({ nodeId: node.id, path }, skipped),
    onFailed: (node, path, error) => {
      const failure = signal.aborted ? stopFailure(signal) : toFailure(error);
      const ref = { nodeId: node.id, path };
      const after = judge(node, { ...ref, failure, cost: 0 });
      const outputs = after.kind === 'output' ? after.outputs : undefined;
      publish({ type: 'task.failed', ...ref, failure, ...(outputs && { outputs }) });
      return outputs;
    },
    onExpanded: (node, path, length) =>
      publish({ type: 'node.expanded', nodeId: node.id, path, length }),
    onCompleted: (node, ended) => publish({ type: 'node.completed', nodeId: node.id, ...ended }),
  });

  const comeToRest = (): void => {
    if (!member.isStill() || placing > 0 || graph.isDone) return;
    isAtRest = true;
    member.leave();
    resolve();
  };
  member.onStill(comeToRest);

  const stop = (): void => {
    member.withdraw();
    for (const ready of rests.close())
      if (!isEnding(ready))
        failed(ready, { failure: stopFailure(signal), cost: 0, ...refOf(ready) });
    if (graph.isDone) resolve();
  };
  signal.addEventListener('abort', stop, { once: true });

  const place = {
    inlineValues: options.inlineValues,
    onWait: () => {
      placing += 1;
    },
    onLater: () => {
      placing -= 1;
      if (graph.isDone) resolve();
      else comeToRest();
    },
  };
  place.onWait();
  for (const [at, id] of plan.order.entries()) {
    const node = plan.graph.nodes[id];
    if (node !== undefined) placeNode(graph, node, place);
    // What has been placed works meanwhile, and others have their turn.
    if (at % placesPerTurn === placesPerTurn - 1) await nextTurn();
  }
  place.onLater();
  if (!graph.isDone) await done;
  signal.removeEventListener('abort', stop);
  rests.close();
  if (signal.aborted) return 'canceled';
  if (isAtRest) return 'paused';
  return graph.isBroken ? 'failed' : 'succeeded';
}

const ended: Aftermath = { kind: 'end' };

function spentOf(cost: number | null): { readonly cost?: number | null } {
  return cost === 0 ? {} : { cost };
}

function refOf({ task: { owner, path } }: ReadyTask): TaskRef {
  return { nodeId: owner.node.id, path };
}

function itemOf({ task, inputs, arrived }: ReadyTask): Item {
  return { path: task.path, inputs, arrived };
}

/** Places a node, later where the files typed on it must be found first. */
function placeNode(
  graph: TaskGraph,
  node: GraphNode,
  options: Pick<RunTasksOptions, 'inlineValues'> & {
    readonly onWait: () => void;
    readonly onLater: () => void;
  },
): void {
  const refuse = (error: unknown): void => graph.refuse(node.id, error);
  try {
    const inline = options.inlineValues(node);
    if (!(inline instanceof Promise)) {
      graph.place(node.id, inline);
      return;
    }
    options.onWait();
    void inline.then((values) => graph.place(node.id, values), refuse).finally(options.onLater);
  } catch (error) {
    refuse(error);
  }
}

/** How a task ended that was under way when its run was stopped: what it has left at its provider is told. */
function endOf(signal: AbortSignal, own: Failure): Failure {
  return isUnended(own) ? own : stopFailure(signal);
}

/** Why a run was stopped: by the user, or by what kept the engine from going on. */
function stopFailure(signal: AbortSignal, byUser?: Sentence): Failure {
  return signal.reason instanceof FailureError ? signal.reason.failure : canceled(byUser).failure;
}
