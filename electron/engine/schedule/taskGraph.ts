import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { passesErrors } from '../../../shared/graph/nodePolicy.ts';
import { edgesByTarget } from '../../../shared/graph/order.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { createCell, createState, createTask } from './createTask.ts';
import { rankNodes } from './rankNodes.ts';
import { isDeeper, readInput, takeInputs, untakenIn } from './readInput.ts';
import {
  deadBefore,
  deadReason,
  lossIn,
  noSources,
  waitsOf,
  whyEmpty,
  type Cell,
  type Frame,
  type NodeState,
  type Source,
  type Sources,
  type Task,
} from './sources.ts';
import { unfold } from './unfold.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** The inputs of a task that can run: as they arrived, and as its ports take them. */
export type ReadyTask = {
  readonly task: Task;
  readonly arrived: PortValues;
  readonly inputs: PortValues;
  /** Where not every item came, why: when the task is done it is skipped for that. */
  readonly loss?: Sentence;
};

/** How a node that maps a list has ended, as `node.completed` tells it. `ports`: the names of its outputs. */
export type Completed = {
  readonly ports: readonly string[];
  readonly whole: boolean;
  readonly branches?: true;
  readonly errors?: true;
};

/** Why a task does not run. `untaken`: its branch was not taken, nothing failed. */
export type Skipped = { readonly because: Sentence; readonly untaken?: true };

/** What the graph tells while it unfolds. A call may come back into the graph. */
export type TaskGraphListener = {
  readonly onReady: (ready: ReadyTask) => void;
  readonly onSkipped: (node: GraphNode, path: readonly number[], skipped: Skipped) => void;
  /** Lists that cannot be paired, or a value that its port does not take. Gives outputs where the failure is passed on. */
  readonly onFailed: (
    node: GraphNode,
    path: readonly number[],
    error: unknown,
  ) => PortValues | undefined;
  /** The node maps a list here: one task for each item. */
  readonly onExpanded: (node: GraphNode, path: readonly number[], length: number) => void;
  /** Every task of a node that maps a list has ended. */
  readonly onCompleted: (node: GraphNode, ended: Completed) => void;
};

/** The tasks of one run, unfolded as far as the lengths of lists are known. Pure bookkeeping: it runs nothing. */
export type TaskGraph = {
  /** Places a node with the values typed on it. Each node of the plan is placed once, in any order. */
  place(id: NodeId, inline: PortValues): void;
  /** A node that cannot run at all, such as one whose files are gone. */
  refuse(id: NodeId, error: unknown): void;
  succeed(task: Task, outputs: PortValues): void;
  /** The task did not succeed: what depends on it is skipped. */
  fail(task: Task): void;
  /** True once every task has ended. */
  readonly isDone: boolean;
  /** True once something has failed; what was skipped because its branch was not taken does not count. */
  readonly isBroken: boolean;
};

const noPath: readonly number[] = [];

/**
 * Makes the graph of tasks of a plan. An item's task depends on the tasks of that item alone, so that item 3 of a node
 * can run while item 4 of the node before it still does; only a port that takes the whole list waits for all of it.
 */
export function createTaskGraph(
  plan: Plan,
  portsOf: (node: GraphNode) => NodePorts,
  listener: TaskGraphListener,
): TaskGraph {
  const incoming = edgesByTarget(plan.graph);
  const roots = new Map<NodeId, Cell>();
  const ranks = rankNodes(plan);
  for (const id of plan.order) {
    const node = plan.graph.nodes[id];
    if (node === undefined) continue;
    roots.set(id, createCell(createState(node, portsOf(node), ranks.get(id) ?? 0)));
  }
  /** What to look at again. A stack of our own: a chain of 100,000 nodes must not be one of calls. */
  const dirty: (Task | Frame)[] = [];
  let draining = false;
  let openNodes = roots.size;
  let isBroken = false;

  const sourcesOf = (id: NodeId): Sources => {
    const edges = incoming.get(id);
    if (edges === undefined) return noSources;
    const sources = new Map<string, Source>();
    let joins: Map<string, Source[]> | undefined;
    for (const { source: from, sourcePort, targetPort } of edges) {
      const cell = roots.get(from);
      if (cell === undefined) continue;
      const source: Source = { kind: 'output', cell, port: sourcePort };
      const first = sources.get(targetPort);
      if (first === undefined) {
        sources.set(targetPort, source);
        continue;
      }
      const parts = joins?.get(targetPort) ?? [first];
      parts.push(source);
      (joins ??= new Map()).set(targetPort, parts);
    }
    for (const [port, parts] of joins ?? []) sources.set(port, { kind: 'join', parts });
    return sources;
  };

  const close = (state: NodeState, how: 'succeeded' | 'broken' | 'untaken' | 'maps'): void => {
    state.open -= 1;
    state[how] = true;
    if (state.open > 0) return;
    openNodes -= 1;
    if (state.broken) isBroken = true;
    if (!state.maps) return;
    const ports = state.ports.outputs.map((port) => port.name);
    const [first] = ports;
    const branches = first !== undefined && whyEmpty(state.node, first, {}) !== undefined;
    const errors = passesErrors(state.node);
    listener.onCompleted(state.node, {
      ports,
      whole: !state.broken && (state.succeeded || !state.untaken),
      ...(branches ? { branches } : {}),
      ...(errors ? { errors } : {}),
    });
  };

  const wake = (waiting: readonly (Task | Frame)[]): void => {
    // The first is looked at first.
    for (let at = waiting.length - 1; at >= 0; at -= 1) {
      const each = waiting[at];
      if (each !== undefined) dirty.push(each);
    }
  };

  const fill = (cell: Cell, content: NonNullable<Cell['content']>): void => {
    cell.content = content;
    wake(cell.waiters);
    cell.waiters.length = 0;
  };

  const end = (task: Task, status: 'succeeded' | 'failed' | 'skipped' | 'untaken'): void => {
    task.status = status;
    const isBad = status === 'failed' || status === 'skipped';
    if (isBad)
      for (const each of task.dependents) if (each.kind === 'task') each.deadSource ??= task.owner;
    wake(task.dependents);
    task.dependents.length = 0;
    task.sources = noSources;
    close(task.owner, isBad ? 'broken' : status);
  };

  const skip = (what: Task | Frame, because: Sentence): void => {
    listener.onSkipped(what.owner.node, what.path, { because });
    drop(what, 'skipped');
  };

  const leaveOut = (task: Task, because: Sentence): void => {
    listener.onSkipped(task.owner.node, task.path, { because, untaken: true });
    task.untakenBecause = because;
    end(task, 'untaken');
  };

  const drop = (what: Task | Frame, status: 'failed' | 'skipped'): void => {
    if (what.kind === 'task') {
      end(what, status);
      return;
    }
    fill(what.cell, 'dead');
    close(what.owner, 'broken');
  };

  const refuse = (what: Task | Frame, error: unknown): void => {
    const outputs = listener.onFailed(what.owner.node, what.path, error);
    if (outputs === undefined) return drop(what, 'failed');
    const task = what.kind === 'task' ? what : createTask(what);
    if (task !== what) fill(what.cell, task);
    task.outputs = outputs;
    return end(task, 'succeeded');
  };

  const drain = (): void => {
    if (draining) return;
    draining = true;
    for (let next = dirty.pop(); next !== undefined; next = dirty.pop()) {
      try {
        if (next.kind === 'frame') look(next);
        else if (next.status === 'waiting') settle(next);
      } catch (error) {
        refuse(next, error);
      }
    }
    draining = false;
  };

  /** Decides whether the frame is one task or a list of frames, or waits until that is known. */
  const look = (frame: Frame): void => {
    if (frame.cell.content !== undefined) return;
    const unfolded = unfold(frame);
    switch (unfolded.kind) {
      case 'wait':
        waitForOne(frame, unfolded.source);
        return;
      case 'skip':
        skip(frame, unfolded.because);
        return;
      case 'untaken': {
        const task = createTask(frame);
        fill(frame.cell, task);
        leaveOut(task, unfolded.because);
        return;
      }
      case 'task':
        toTask(frame);
        return;
      case 'list':
        toList(frame, unfolded.items);
    }
  };

  const waitForOne = (frame: Frame, source: Source): void => {
    const [on] = waitsOf(source);
    // Nothing to wait for: it ended meanwhile, so look once more.
    if (on === undefined) dirty.push(frame);
    else if ('kind' in on) on.dependents.push(frame);
    else on.waiters.push(frame);
  };

  const toList = ({ owner, path, cell }: Frame, items: readonly Sources[]): void => {
    listener.onExpanded(owner.node, path, items.length);
    const frames = items.map((sources, index): Frame => {
      return { kind: 'frame', owner, path: [...path, index], sources, cell: createCell(owner) };
    });
    owner.open += items.length;
    fill(
      cell,
      frames.map((frame) => frame.cell),
    );
    wake(frames);
    close(owner, 'maps');
  };

  const toTask = (frame: Frame): void => {
    const waits = [...frame.sources.values()].flatMap(waitsOf);
    const unknown = waits.find((on) => !('kind' in on));
    if (unknown !== undefined && !('kind' in unknown)) {
      unknown.waiters.push(frame);
      return;
    }
    const task = createTask(frame);
    for (const on of waits) if ('kind' in on) on.dependents.push(task);
    // One look when all of them have ended, and one now where there is nothing to wait for.
    task.waitingFor = Math.max(1, waits.length);
    fill(frame.cell, task);
    if (waits.length === 0) dirty.push(task);
  };

  /** A list came where a single value was declared: the task, and what was built on it, is looked at anew. */
  const reopen = (task: Task): void => {
    const stack = [task];
    for (let each = stack.pop(); each !== undefined; each = stack.pop()) {
      if (each.status !== 'waiting') continue;
      const { owner, path, sources, cell } = each;
      each.status = 'dropped';
      cell.content = undefined;
      for (const dependent of each.dependents)
        if (dependent.kind === 'task') stack.push(dependent);
        else cell.waiters.push(dependent);
      dirty.push({ kind: 'frame', owner, path, sources, cell });
    }
  };

  const settle = (task: Task): void => {
    task.waitingFor -= 1;
    const dead = deadBefore(task);
    if (dead !== undefined) return skip(task, deadReason(dead));
    if (task.waitingFor > 0) return undefined;
    const reads = task.owner.ports.inputs.map((port) => ({ port, read: readInput(task, port) }));
    if (reads.some(isDeeper)) return reopen(task);
    const untaken = untakenIn(task, reads);
    if (untaken !== undefined) return leaveOut(task, untaken);
    const taken = takeInputs(reads);
    if ('because' in taken) return skip(task, taken.because);
    const loss = lossIn(task, taken.inputs);
    task.status = 'ready';
    return listener.onReady({ task, ...taken, ...(loss !== undefined && { loss }) });
  };

  return {
    place: (id, inline) => {
      const cell = roots.get(id);
      if (cell === undefined) return;
      const { owner } = cell;
      owner.inline = inline;
      dirty.push({ kind: 'frame', owner, path: noPath, sources: sourcesOf(id), cell });
      drain();
    },
    refuse: (id, error) => {
      const cell = roots.get(id);
      if (cell === undefined) return;
      refuse({ kind: 'frame', owner: cell.owner, path: noPath, sources: noSources, cell }, error);
      drain();
    },
    succeed: (task, outputs) => {
      task.outputs = outputs;
      end(task, 'succeeded');
      drain();
    },
    fail: (task) => {
      end(task, 'failed');
      drain();
    },
    get isDone() {
      return openNodes === 0;
    },
    get isBroken() {
      return isBroken;
    },
  };
}
