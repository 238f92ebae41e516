import type { GraphNode } from '../../../shared/domain/graph.ts';
import { depthOf, type NodePorts, type PortType } from '../../../shared/domain/ports.ts';
import {
  leavesOf,
  listValue,
  lostItem,
  type PortValues,
  type Value,
} from '../../../shared/domain/values.ts';
import { depthOfValue } from '../../../shared/graph/convertValue.ts';
import { errorPortName, passesErrors } from '../../../shared/graph/nodePolicy.ts';
import { nameOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** A node of the plan while its run goes on. */
export type NodeState = {
  readonly node: GraphNode;
  readonly ports: NodePorts;
  /** It runs with the items that there are, where others failed. */
  readonly takesWhatCame: boolean;
  /** It runs without the inputs to which no branch was taken. */
  readonly takesEitherWay: boolean;
  /** The longest way from here to an end of the plan, in tasks that take time. */
  readonly rank: number;
  /** Values typed on the node. */
  inline: PortValues;
  /** Tasks and frames that have not ended. */
  open: number;
  /** It is a list of tasks, one for each item. */
  maps: boolean;
  /** Something of the node failed, or was skipped because of a failure. */
  broken: boolean;
  /** Something of the node succeeded, and something was skipped because its branch was not taken. */
  succeeded: boolean;
  untaken: boolean;
};

/** One task: a node for one item. It waits for the tasks that its inputs come from. */
export type Task = {
  readonly kind: 'task';
  readonly owner: NodeState;
  readonly path: readonly number[];
  /** None any more once it has ended. */
  sources: Sources;
  readonly cell: Cell;
  /** `dropped`: it turned out to be a list of tasks. `untaken`: skipped, as its branch was not taken. */
  status: 'waiting' | 'ready' | 'succeeded' | 'failed' | 'skipped' | 'untaken' | 'dropped';
  /** Tasks that must end first. */
  waitingFor: number;
  readonly dependents: (Task | Frame)[];
  /** What it depends on and did not succeed. */
  deadSource: NodeState | undefined;
  outputs: PortValues;
  /** Which branch was not taken. */
  untakenBecause: Sentence;
};

/** A node at an index path of which it is not known yet whether it is one task or a list of them. */
export type Frame = {
  readonly kind: 'frame';
  readonly owner: NodeState;
  readonly path: readonly number[];
  readonly sources: Sources;
  readonly cell: Cell;
};

/** What stands at one index path of a node: a task, a list of further cells, nothing, or nothing known yet. */
export type Cell = {
  readonly owner: NodeState;
  content: Task | readonly Cell[] | 'dead' | undefined;
  readonly waiters: Frame[];
};

/** Where the value of an input comes from. */
export type Source =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'output'; readonly cell: Cell; readonly port: string }
  /** Several edges into one list port, in edge order. */
  | { readonly kind: 'join'; readonly parts: readonly Source[] };

/** The connected inputs of a task or a frame, by port name. */
export type Sources = ReadonlyMap<string, Source>;

/** What nothing is connected to. */
export const noSources: Sources = new Map();

/** What a source has to say so far: its value, that it has none, that it never will, or what it waits for. */
export type Reading =
  | { readonly kind: 'value'; readonly value: Value }
  | {
      readonly kind: 'absent';
      readonly owner: NodeState;
      readonly port: string;
      readonly outputs: PortValues;
    }
  | { readonly kind: 'dead'; readonly owner: NodeState }
  /** Its branch was not taken. */
  | { readonly kind: 'untaken'; readonly because: Sentence }
  | { readonly kind: 'waits'; readonly on: Task | Cell };

/**
 * Reads a source to the bottom. A list with a missing item holds `null` there; one whose branch was not taken is left
 * out. One that failed is the end of the list, or `lostItem` in it where `what` is `whatCame`.
 */
export function readSource(source: Source, what: 'all' | 'whatCame' = 'all'): Reading {
  switch (source.kind) {
    case 'value':
      return source;
    case 'output':
      return readCell(source.cell, source.port, what);
    case 'join':
      return readAll(
        source.parts.map((part) => readSource(part, what)),
        { joins: true, what },
      );
  }
}

function readCell(cell: Cell, port: string, what: 'all' | 'whatCame'): Reading {
  const { content, owner } = cell;
  if (content === undefined) return { kind: 'waits', on: cell };
  if (content === 'dead') return { kind: 'dead', owner };
  if (!('kind' in content))
    return readAll(
      content.map((inner) => readCell(inner, port, what)),
      { joins: false, what },
    );
  if (content.status === 'failed' || content.status === 'skipped') return { kind: 'dead', owner };
  if (content.status === 'untaken') return { kind: 'untaken', because: content.untakenBecause };
  if (content.status !== 'succeeded') return { kind: 'waits', on: content };
  const value = content.outputs[port];
  if (value !== undefined) return { kind: 'value', value };
  const because = whyEmpty(owner.node, port, content.outputs);
  return because === undefined
    ? { kind: 'absent', owner, port, outputs: content.outputs }
    : { kind: 'untaken', because };
}

/** Why a port has nothing, where the node leaves out what goes another way; undefined where it does not. */
export function whyEmpty(node: GraphNode, port: string, outputs: PortValues): Sentence | undefined {
  const { settings } = node;
  if (passesErrors(node)) {
    if (outputs[errorPortName] !== undefined)
      return say('skips.failedOver', { node: nameOf(node) });
    if (port === errorPortName) return say('skips.didNotFail', { node: nameOf(node) });
  }
  return findNodeType(node.type)?.whyEmpty({ settings, port, title: nameOf(node) });
}

/** Why a source has nothing, where that is because a branch was not taken; a list may have items all the same. */
export function untakenAtRoot(source: Source): Sentence | undefined {
  if (source.kind === 'value') return undefined;
  if (source.kind === 'output' && Array.isArray(source.cell.content)) return undefined;
  const reading = readSource(source);
  return reading.kind === 'untaken' ? reading.because : undefined;
}

type ReadAs = { readonly joins: boolean; readonly what: 'all' | 'whatCame' };

function readAll(parts: readonly Reading[], { joins, what }: ReadAs): Reading {
  const dead = parts.filter((part) => part.kind === 'dead');
  const isLost = what === 'all' || dead.length === parts.length;
  const stop = (isLost ? dead[0] : undefined) ?? parts.find((part) => part.kind === 'waits');
  if (stop !== undefined) return stop;
  // Where nothing at all came this way, there is no list either.
  const [first] = parts;
  if (first?.kind === 'untaken' && parts.every(({ kind }) => kind === 'untaken')) return first;
  const items = parts.flatMap((part) => itemsIn(part, joins));
  return { kind: 'value', value: listValue(items) };
}

/** What a part brings into a list. Several connections are joined, items of one list are kept apart. */
function itemsIn(part: Reading, joins: boolean): readonly Value[] {
  if (part.kind === 'dead') return [lostItem];
  if (part.kind !== 'value') return joins || part.kind === 'untaken' ? [] : [missing];
  return joins && part.value.type === 'list' ? part.value.items : [part.value];
}

const missing: Value = { type: 'json', json: null };

/** How many lists deep a source is; a lower bound while `exact` is false. */
export type Depth = { readonly depth: number; readonly exact: boolean };

/** Measures a source without waiting for what it comes from. */
export function depthOfSource(source: Source): Depth {
  switch (source.kind) {
    case 'value':
      return { depth: depthOfValue(source.value), exact: true };
    case 'output':
      return depthOfCell(source.cell, source.port);
    case 'join': {
      const { depth, exact } = deepest(source.parts.map(depthOfSource));
      return { depth: Math.max(1, depth), exact };
    }
  }
}

function depthOfCell(cell: Cell, port: string): Depth {
  const { content, owner } = cell;
  const type = declaredType(owner, port);
  const declared = depthOf(type);
  if (content === 'dead') return { depth: declared, exact: true };
  if (content !== undefined && !('kind' in content)) {
    const { depth, exact } = deepest(content.map((inner) => depthOfCell(inner, port)));
    return { depth: 1 + depth, exact };
  }
  // As deep as it would have been: what is paired with it must not depend on who ended first.
  if (content?.status === 'untaken') return { depth: declared, exact: true };
  if (content?.status === 'succeeded') {
    const value = content.outputs[port];
    if (value !== undefined) return { depth: depthOfValue(value), exact: true };
    const isLeftOut = whyEmpty(owner.node, port, content.outputs) !== undefined;
    return { depth: isLeftOut ? declared : 0, exact: true };
  }
  return { depth: declared, exact: content !== undefined && type !== 'any' };
}

function deepest(depths: readonly Depth[]): Depth {
  let [depth, exact] = [0, true];
  for (const each of depths) {
    depth = Math.max(depth, each.depth);
    exact &&= each.exact;
  }
  return { depth, exact };
}

function declaredType(owner: NodeState, port: string): PortType {
  for (const { name, type } of owner.ports.outputs) if (name === port) return type;
  return 'any';
}

/** The items of a source that is a list, each a source of its own; undefined while their number is not known. */
export function itemsOf(source: Source): readonly Source[] | undefined {
  if (source.kind === 'output') {
    const { content } = source.cell;
    if (content !== undefined && content !== 'dead' && !('kind' in content))
      return content.map((cell) => ({ kind: 'output', cell, port: source.port }));
  }
  const reading = readSource(source);
  if (reading.kind !== 'value') return undefined;
  return reading.value.type === 'list'
    ? reading.value.items.map((value) => ({ kind: 'value', value }))
    : [{ kind: 'value', value: reading.value }];
}

/** Every task that a source still waits for; a cell instead where even its tasks are not known. */
export function waitsOf(source: Source): readonly (Task | Cell)[] {
  switch (source.kind) {
    case 'value':
      return [];
    case 'output':
      return waitsOfCell(source.cell);
    case 'join':
      return source.parts.flatMap(waitsOf);
  }
}

function waitsOfCell(cell: Cell): readonly (Task | Cell)[] {
  const { content } = cell;
  if (content === undefined) return [cell];
  if (content === 'dead') return [];
  if (!('kind' in content)) return content.flatMap(waitsOfCell);
  return content.status === 'waiting' || content.status === 'ready' ? [content] : [];
}

/** The first node that a source comes from and that did not succeed. */
export function deadIn(source: Source): NodeState | undefined {
  switch (source.kind) {
    case 'value':
      return undefined;
    case 'output':
      return deadInCell(source.cell);
    case 'join':
      return firstDead(source.parts, deadIn);
  }
}

/** The node that a source comes from, where nothing of it can come any more: an item of a list may fail alone. */
export function deadAtRoot(source: Source): NodeState | undefined {
  switch (source.kind) {
    case 'value':
      return undefined;
    case 'output':
      return deadWhole(source.cell);
    case 'join':
      return allDead(source.parts, deadAtRoot);
  }
}

/** The node that keeps a task from running, as far as is known by now. */
export function deadBefore({
  owner,
  sources,
  deadSource,
  waitingFor,
}: Task): NodeState | undefined {
  if (!owner.takesWhatCame) return deadSource;
  return waitingFor > 0 ? undefined : firstDead([...sources.values()], deadAtRoot);
}

/** A list all of whose items are dead is as dead as the node would be that was skipped before its list was known. */
function deadWhole(cell: Cell): NodeState | undefined {
  const { content } = cell;
  return Array.isArray(content) ? allDead(content, deadWhole) : deadInCell(cell);
}

function allDead<T>(
  parts: readonly T[],
  look: (part: T) => NodeState | undefined,
): NodeState | undefined {
  let first: NodeState | undefined;
  for (const part of parts) {
    const dead = look(part);
    if (dead === undefined) return undefined;
    first ??= dead;
  }
  return first;
}

function deadInCell(cell: Cell): NodeState | undefined {
  const { content, owner } = cell;
  if (content === undefined) return undefined;
  if (content === 'dead') return owner;
  if (!('kind' in content)) return firstDead(content, deadInCell);
  return content.status === 'failed' || content.status === 'skipped' ? owner : undefined;
}

function firstDead<T>(
  parts: readonly T[],
  look: (part: T) => NodeState | undefined,
): NodeState | undefined {
  for (const part of parts) {
    const dead = look(part);
    if (dead !== undefined) return dead;
  }
  return undefined;
}

/** Why something that needs this node does not run. */
export function deadReason(owner: NodeState): Sentence {
  return say('skips.dependsOnFailed', { node: nameOf(owner.node) });
}

/** Why a task that took what came is not done; undefined where all came. */
export function lossIn({ owner, sources }: Task, inputs: PortValues): Sentence | undefined {
  const dead = owner.takesWhatCame ? firstDead([...sources.values()], deadIn) : undefined;
  if (dead === undefined) return undefined;
  const items = Object.values(inputs).flatMap(leavesOf);
  const lost = items.filter((item) => item === lostItem).length;
  return say('skips.lost', { lost, items: items.length, node: nameOf(dead.node) });
}
