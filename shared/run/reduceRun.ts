import type { Failure } from '../domain/failure.ts';
import type { NodeId, RunId } from '../domain/ids.ts';
import type { PortValues, Value } from '../domain/values.ts';
import { collectOutputs, pathKey, type ListLengths } from '../graph/mapping.ts';
import { taskKey, type RunEvent, type RunOutcome, type TaskRef } from './events.ts';

export type TaskStatus = 'waiting' | 'running' | 'succeeded' | 'failed' | 'skipped';

/** One task as the events told it. */
export type TaskState = TaskRef & {
  readonly status: TaskStatus;
  readonly attempt: number;
  /** Milliseconds since 1970; null before the start or the end. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly predictionId: string | null;
  readonly provider: string | null;
  /** 0..1, null while unknown. */
  readonly fraction: number | null;
  readonly label: string | null;
  /** Since when its provider cannot be reached, and when it is asked again; milliseconds since 1970, null where it can. */
  readonly unreached: { readonly since: number; readonly nextAt: number } | null;
  /** The last 64 Ki characters. */
  readonly logs: string;
  /** Streamed text by output port, until the outputs are there. */
  readonly streamed: { readonly [port: string]: string };
  readonly outputs: PortValues | null;
  /** Absolute paths of the files written for the user. */
  readonly exported: readonly string[];
  readonly reused: boolean;
  /** When a reused result was made, in milliseconds since 1970. */
  readonly madeAt: number | null;
  readonly cost: number | null;
  readonly failure: Failure | null;
  readonly skippedBecause: string | null;
};

/** A node's place in a run: its own status is that of its tasks together. */
export type NodeRunState = {
  readonly status: TaskStatus;
  readonly tasks: readonly string[];
  /** There once every task of the node succeeded. */
  readonly outputs: PortValues | null;
  /** The lengths of the lists that the node maps; empty for one task. */
  readonly lengths: ListLengths;
};

/** A run: the fold of its events and nothing else. */
export type RunState = {
  readonly runId: RunId;
  readonly pipelineName: string;
  readonly status: 'running' | RunOutcome;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** When it went on after it had stopped, each time. */
  readonly resumedAt: readonly number[];
  /** Why it could not go on when it was to; null once it does. */
  readonly interruptedBecause: string | null;
  /** The last event folded in. */
  readonly seq: number;
  readonly nodes: { readonly [id: NodeId]: NodeRunState };
  readonly tasks: { readonly [key: string]: TaskState };
};

const maxLogCharacters = 65_536;

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

/** A state of our own while a batch is folded in: its maps, and the lists in `owned`, may be changed. */
type Draft = Omit<{ -readonly [Key in keyof RunState]: RunState[Key] }, 'nodes' | 'tasks'> & {
  readonly nodes: { [id: NodeId]: NodeRunState };
  readonly tasks: { [key: string]: TaskState };
  readonly owned: Set<readonly string[] | ListLengths>;
};

function openDraft(state: RunState): Draft {
  return { ...state, nodes: { ...state.nodes }, tasks: { ...state.tasks }, owned: new Set() };
}

function startDraft(event: RunEvent): Draft {
  const nodes = event.type === 'run.started' ? event.nodes : [];
  return {
    runId: event.runId,
    pipelineName: event.type === 'run.started' ? event.pipelineName : '',
    status: 'running',
    startedAt: event.at,
    finishedAt: null,
    resumedAt: [],
    interruptedBecause: null,
    seq: 0,
    nodes: Object.fromEntries(nodes.map((id) => [id, waitingNode])),
    tasks: {},
    owned: new Set(),
  };
}

const waitingNode: NodeRunState = { status: 'waiting', tasks: [], outputs: null, lengths: {} };

function applyEvent(draft: Draft, event: RunEvent): void {
  draft.seq = event.seq;
  switch (event.type) {
    case 'run.started':
      return;
    case 'run.resumed':
      reopen(draft, event);
      return;
    case 'run.interrupted':
      draft.interruptedBecause = event.because;
      return;
    case 'run.finished':
      draft.status = event.outcome;
      draft.finishedAt = event.at;
      return;
    case 'node.expanded': {
      const node = draft.nodes[event.nodeId] ?? waitingNode;
      draft.nodes[event.nodeId] = { ...node, lengths: withLength(draft, node.lengths, event) };
      return;
    }
    case 'node.completed':
      draft.nodes[event.nodeId] = completeNode(draft, event);
      return;
    default:
      applyTaskEvent(draft, event);
  }
}

/** What has succeeded stays, unless it is to be made again; everything else begins anew. */
function reopen(
  draft: Draft,
  { at, again = [] }: Extract<RunEvent, { readonly type: 'run.resumed' }>,
): void {
  draft.status = 'running';
  draft.finishedAt = null;
  draft.interruptedBecause = null;
  draft.resumedAt = [...draft.resumedAt, at];
  for (const [key, task] of Object.entries(draft.tasks)) {
    // A node of which something was left out may have succeeded all the same.
    const isKept = task.status === 'succeeded' || isWhole(draft, task);
    if (!isKept || again.includes(task.nodeId)) delete draft.tasks[key];
  }
  for (const node of Object.entries(draft.nodes)) {
    const [id, state] = node as [NodeId, NodeRunState];
    if (state.status === 'succeeded' && !again.includes(id)) continue;
    const tasks = state.tasks.filter((key) => draft.tasks[key] !== undefined);
    const status = tasks.length > 0 ? 'running' : 'waiting';
    draft.nodes[id] = { ...state, tasks, status, outputs: null };
  }
}

function isWhole(draft: Draft, { nodeId }: TaskRef): boolean {
  return draft.nodes[nodeId]?.status === 'succeeded';
}

type TaskEvent = Exclude<Extract<RunEvent, TaskRef>, { readonly type: 'node.expanded' }>;

function applyTaskEvent(draft: Draft, event: TaskEvent): void {
  const key = taskKey(event);
  const known = draft.tasks[key];
  const after = reduceTask(known ?? newTask(event), event);
  draft.tasks[key] = after;
  if (known?.status === after.status) return;
  const node = draft.nodes[event.nodeId] ?? waitingNode;
  const tasks = known === undefined ? withTask(draft, node.tasks, key) : node.tasks;
  const whole = after.path.length === 0 ? after.outputs : node.outputs;
  draft.nodes[event.nodeId] = { ...node, tasks, status: nodeStatus(node, after), outputs: whole };
}

/** Appends in place to a list that this batch made: 10,000 items are not copied 10,000 times. */
function withTask(draft: Draft, tasks: readonly string[], key: string): readonly string[] {
  if (draft.owned.has(tasks)) {
    (tasks as string[]).push(key);
    return tasks;
  }
  const copy = [...tasks, key];
  draft.owned.add(copy);
  return copy;
}

function completeNode(
  draft: Draft,
  { nodeId, ports, whole, branches }: Extract<RunEvent, { readonly type: 'node.completed' }>,
): NodeRunState {
  const node = draft.nodes[nodeId] ?? waitingNode;
  if (!whole) {
    const isFailed = node.tasks.some((key) => draft.tasks[key]?.status === 'failed');
    return { ...node, status: isFailed ? 'failed' : 'skipped' };
  }
  const valueAt = (path: readonly number[], port: string): Value | 'untaken' | undefined => {
    const outputs = draft.tasks[taskKey({ nodeId, path })]?.outputs ?? undefined;
    if (outputs === undefined) return 'untaken';
    return outputs[port] ?? (branches === true ? 'untaken' : undefined);
  };
  return { ...node, status: 'succeeded', outputs: collectOutputs(ports, node.lengths, valueAt) };
}

function withLength(
  draft: Draft,
  lengths: ListLengths,
  event: { readonly path: readonly number[]; readonly length: number },
): ListLengths {
  const own = draft.owned.has(lengths) ? lengths : { ...lengths };
  draft.owned.add(own);
  return Object.assign(own, { [pathKey(event.path)]: event.length });
}

/** A mapped node has succeeded only when `node.completed` says so; one failed item marks it failed. */
function nodeStatus(node: NodeRunState, task: TaskState): TaskStatus {
  if (node.status === 'failed' || task.status === 'failed') return 'failed';
  return task.path.length > 0 ? 'running' : task.status;
}

function newTask(ref: TaskRef): TaskState {
  return {
    nodeId: ref.nodeId,
    path: ref.path,
    status: 'waiting',
    attempt: 0,
    startedAt: null,
    endedAt: null,
    predictionId: null,
    provider: null,
    fraction: null,
    label: null,
    unreached: null,
    logs: '',
    streamed: {},
    outputs: null,
    exported: [],
    reused: false,
    madeAt: null,
    cost: null,
    failure: null,
    skippedBecause: null,
  };
}

function reduceTask(task: TaskState, event: TaskEvent): TaskState {
  switch (event.type) {
    case 'task.started':
      return { ...newTask(task), status: 'running', attempt: event.attempt, startedAt: event.at };
    case 'task.submitting':
      return task;
    case 'task.submitted':
      return { ...task, predictionId: event.predictionId, provider: event.provider };
    case 'task.progressed':
      return { ...task, fraction: event.fraction, label: event.label ?? task.label };
    case 'task.unreached':
      return {
        ...task,
        unreached: {
          since: task.unreached?.since ?? event.at - event.forMs,
          nextAt: event.at + event.nextInMs,
        },
      };
    case 'task.reached':
      return { ...task, unreached: null };
    case 'task.logged':
      return { ...task, logs: (task.logs + event.text).slice(-maxLogCharacters) };
    case 'task.streamed':
      return {
        ...task,
        streamed: {
          ...task.streamed,
          [event.port]: (task.streamed[event.port] ?? '') + event.text,
        },
      };
    case 'task.exported':
      return { ...task, exported: [...task.exported, event.filePath] };
    case 'task.succeeded':
      return {
        ...task,
        status: 'succeeded',
        endedAt: event.at,
        unreached: null,
        outputs: event.outputs,
        reused: event.reused,
        madeAt: event.from?.at ?? null,
        cost: event.cost,
      };
    case 'task.failed':
      return {
        ...task,
        status: 'failed',
        endedAt: event.at,
        unreached: null,
        failure: event.failure,
        cost: event.cost === undefined ? 0 : event.cost,
      };
    case 'task.skipped':
      return { ...task, status: 'skipped', endedAt: event.at, skippedBecause: event.because };
  }
}
