import type { Said } from '../domain/sentence.ts';
import type { NodeId, RunId } from '../domain/ids.ts';
import type { ListLengths } from '../graph/mapping.ts';
import type { Paused } from './paused.ts';
import { taskKey, type RunEvent, type RunOutcome, type TaskRef } from './events.ts';
import {
  completeNode,
  countedAs,
  countTask,
  hasForgotten,
  keptTasks,
  reopenNode,
  waitingNode,
  withLength,
  type NodeRunState,
} from './nodeRun.ts';
import {
  isLost,
  isPassedOn,
  newTask,
  reduceTask,
  type TaskEvent,
  type TaskState,
  type TaskStatus,
} from './taskState.ts';

/** A run: the fold of its events and nothing else. */
export type RunState = {
  readonly runId: RunId;
  readonly pipelineName: string;
  /** How many items of each list the run took, where it was a sample; null for all. */
  readonly sample: number | null;
  readonly status: 'queued' | 'running' | 'paused' | RunOutcome;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** When it went on after it had stopped, each time. */
  readonly resumedAt: readonly number[];
  /** Why it is paused; null while it is not. */
  readonly paused: Paused | null;
  /** Why it could not go on when it was to; null once it does. */
  readonly interruptedBecause: string | null;
  /** What `interruptedBecause` is made of, where that is known. */
  readonly interruptedSaid?: Said;
  /** The last event folded in. */
  readonly seq: number;
  readonly nodes: { readonly [id: NodeId]: NodeRunState };
  /** The tasks that are kept: see `NodeRunState`. The others are in the journal. */
  readonly tasks: { readonly [key: string]: TaskState };
};

/**
 * Folds a batch of events into the run's state; undefined is the state before `run.started`. Events at or below `seq`
 * change nothing, and a batch of such gives back the same object. Copying is paid once for a batch.
 */
export function reduceRun(
  state: RunState | undefined,
  events: Iterable<RunEvent>,
): RunState | undefined {
  let draft: Draft | undefined;
  for (const event of events) {
    if (event.seq <= (draft?.seq ?? state?.seq ?? 0)) continue;
    draft ??= state === undefined ? startDraft(event) : openDraft(state);
    applyEvent(draft, event);
  }
  if (draft === undefined) return state;
  const { owned: _, ...next } = draft;
  return next;
}

/** Folds a run's events from the beginning; undefined when there are none. */
export function foldRun(events: Iterable<RunEvent>): RunState | undefined {
  return reduceRun(undefined, events);
}

/** A state of our own while a batch is folded in: its tasks, and what is in `owned`, may be changed. */
type Draft = Omit<{ -readonly [Key in keyof RunState]: RunState[Key] }, 'tasks'> & {
  readonly tasks: { [key: string]: TaskState };
  readonly owned: Set<readonly string[] | ListLengths | RunState['nodes']>;
};

function openDraft(state: RunState): Draft {
  return { ...state, tasks: { ...state.tasks }, owned: new Set() };
}

/** Copied at the first change of a node only: the progress of a task changes none, and whoever counts them need not do so again. */
function setNode(draft: Draft, id: NodeId, node: NodeRunState): void {
  if (!draft.owned.has(draft.nodes)) {
    draft.nodes = { ...draft.nodes };
    draft.owned.add(draft.nodes);
  }
  Object.assign(draft.nodes, { [id]: node });
}

function startDraft(event: RunEvent): Draft {
  const first = event.type === 'run.started' || event.type === 'run.queued' ? event : undefined;
  return {
    runId: event.runId,
    pipelineName: first?.pipelineName ?? '',
    sample: first?.sample ?? null,
    status: 'running',
    startedAt: event.at,
    finishedAt: null,
    resumedAt: [],
    paused: null,
    interruptedBecause: null,
    seq: 0,
    nodes: Object.fromEntries((first?.nodes ?? []).map((id) => [id, waitingNode])),
    tasks: {},
    owned: new Set(),
  };
}

function applyEvent(draft: Draft, event: RunEvent): void {
  draft.seq = event.seq;
  switch (event.type) {
    case 'run.queued':
      draft.status = 'queued';
      return;
    case 'run.started':
      draft.status = 'running';
      draft.startedAt = event.at;
      return;
    case 'run.paused': {
      const { why, because } = event;
      draft.status = 'paused';
      draft.paused = why === 'user' ? { why, because } : { why, because, refusal: event.refusal };
      return;
    }
    case 'run.continued':
      draft.status = 'running';
      draft.paused = null;
      return;
    case 'run.resumed':
      reopen(draft, event);
      return;
    case 'run.interrupted':
      draft.interruptedBecause = event.because;
      if (event.said !== undefined) draft.interruptedSaid = event.said;
      return;
    case 'run.finished':
      draft.status = event.outcome;
      draft.paused = null;
      draft.finishedAt = event.at;
      return;
    case 'node.expanded': {
      const node = draft.nodes[event.nodeId] ?? waitingNode;
      const lengths = withLength(node.lengths, event, draft.owned.has(node.lengths));
      draft.owned.add(lengths);
      setNode(draft, event.nodeId, { ...node, lengths });
      return;
    }
    case 'node.completed': {
      const node = draft.nodes[event.nodeId] ?? waitingNode;
      setNode(draft, event.nodeId, completeNode(node, draft.tasks, event));
      return;
    }
    default:
      applyTaskEvent(draft, event);
  }
}

/**
 * What has succeeded stays, unless it is to be made again, and so does what has failed and was passed on; everything
 * else begins anew, but for the attempts of what ran.
 */
function reopen(
  draft: Draft,
  { at, again = [], waits }: Extract<RunEvent, { readonly type: 'run.resumed' }>,
): void {
  draft.status = waits === true ? 'queued' : 'running';
  draft.finishedAt = null;
  draft.interruptedBecause = null;
  delete draft.interruptedSaid;
  draft.paused = null;
  draft.resumedAt = [...draft.resumedAt, at];
  reopenTasks(draft, again);
  for (const node of Object.entries(draft.nodes)) {
    const [id, state] = node as [NodeId, NodeRunState];
    if (state.status === 'succeeded' && !again.includes(id)) continue;
    const tasks = state.tasks.filter((key) => draft.tasks[key] !== undefined);
    setNode(draft, id, again.includes(id) ? waitingNode : reopenNode(state, tasks));
  }
}

function reopenTasks(draft: Draft, again: readonly NodeId[]): void {
  for (const [key, task] of Object.entries(draft.tasks)) {
    // A node of which something was left out may have succeeded all the same.
    const isKept = countedAs(task) === 'succeeded' || isWhole(draft, task);
    if (isKept && !again.includes(task.nodeId)) continue;
    const { attempts } = task;
    if (task.status === 'running' && attempts.length > 0)
      draft.tasks[key] = { ...newTask(task), attempts };
    else delete draft.tasks[key];
  }
}

function isWhole(draft: Draft, { nodeId }: TaskRef): boolean {
  return draft.nodes[nodeId]?.status === 'succeeded';
}

function applyTaskEvent(draft: Draft, event: TaskEvent): void {
  const key = taskKey(event);
  const known = draft.tasks[key];
  const node = draft.nodes[event.nodeId] ?? waitingNode;
  // What comes after the end of a task that is not kept tells nothing.
  if (known === undefined && !isTurn(event) && hasForgotten(node)) return;
  const after = reduceTask(known ?? newTask(event), event);
  draft.tasks[key] = after;
  if (known?.status === after.status) return;
  const counted = countTask(node, known, after);
  const as = countedAs(after);
  const isKept = as === undefined || as === 'running' || counted.counts[as] <= keptTasks;
  if (!isKept) delete draft.tasks[key];
  setNode(draft, event.nodeId, {
    ...node,
    ...counted,
    tasks: withTask(draft, node.tasks, { key, isKept, isKnown: known !== undefined }),
    status: nodeStatus(node, after),
    outputs: after.path.length === 0 ? after.outputs : node.outputs,
  });
}

function isTurn({ type }: TaskEvent): boolean {
  switch (type) {
    case 'task.started':
    case 'task.succeeded':
    case 'task.failed':
    case 'task.skipped':
      return true;
    default:
      return false;
  }
}

type Change = { readonly key: string; readonly isKept: boolean; readonly isKnown: boolean };

/** Changes a list in place that this batch made: 10,000 items are not copied 10,000 times. */
function withTask(
  draft: Draft,
  tasks: readonly string[],
  { key, isKept, isKnown }: Change,
): readonly string[] {
  if (isKept === isKnown) return tasks;
  const own = draft.owned.has(tasks) ? (tasks as string[]) : [...tasks];
  draft.owned.add(own);
  if (isKept) own.push(key);
  else own.splice(own.indexOf(key), 1);
  return own;
}

/** A mapped node has succeeded only when `node.completed` says so; one failed item marks it failed. */
function nodeStatus(node: NodeRunState, task: TaskState): TaskStatus {
  if (node.status === 'failed' || isLost(task)) return 'failed';
  if (task.path.length > 0) return 'running';
  return isPassedOn(task) ? 'succeeded' : task.status;
}
